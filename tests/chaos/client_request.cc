#include "tests/chaos/client_request.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "tests/chaos/wire_rows.h"

namespace kiwoom::chaos {

ClientRequest ClientRequest::Parse(std::string_view text) {
  google::protobuf::Struct json;
  if (!google::protobuf::util::JsonStringToMessage({text.data(), text.size()}, &json).ok()) return {};
  auto& members = *json.mutable_fields();
  ClientRequest request{.name = members["trnm"].string_value(), .token = members["token"].string_value()};
  for (const auto& entry : members["data"].list_value().values()) {
    auto fields = entry.struct_value().fields();
    for (const auto& type : fields["type"].list_value().values()) {
      for (const auto& item : fields["item"].list_value().values()) {
        request.topics.push_back({TypeOf(type.string_value()), item.string_value()});
      }
    }
  }
  return request;
}

}  // namespace kiwoom::chaos
