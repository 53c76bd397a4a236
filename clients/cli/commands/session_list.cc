#include "clients/cli/commands/session_list.h"

#include <ostream>

namespace kiwoom::cli {

absl::Status PrintJsonLine(const google::protobuf::Message& element, const Invocation& invocation) {
  const google::protobuf::Descriptor* type = invocation.schema.FindMessage(element.GetDescriptor()->full_name());
  if (type == nullptr) return absl::InternalError("The built-in contract has no such message.");
  const absl::StatusOr<std::string> json = invocation.schema.Json(*type, element.SerializeAsString());
  if (!json.ok()) return json.status();
  invocation.out << *json << '\n';
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
