#include "clients/cli/commands/invocation.h"

#include <ostream>

namespace kiwoom::cli {

absl::Status Invocation::Flush() const {
  out << std::flush;
  return out.good() ? absl::OkStatus() : absl::DataLossError("The output cannot be written.");
}

}  // namespace kiwoom::cli
