#include "clients/cli/catalog_command.h"

#include <ostream>

#include "clients/cli/catalog_text.h"

namespace kiwoom::cli {

absl::Status Catalog(std::span<char* const> arguments, const Session& session) {
  if (arguments.empty()) {
    session.out << CatalogText(session.directory, session.paint);
    return absl::OkStatus();
  }
  bool first = true;
  for (const char* name : arguments) {
    const absl::StatusOr<const runtime::Tr*> tr = session.directory.Find(name);
    if (!tr.ok()) return tr.status();
    session.out << (first ? "" : "\n") << TrText(**tr, session.directory, session.paint);
    first = false;
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
