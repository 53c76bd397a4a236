#include "codegen/emit/event_proto.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/proto_imports.h"
#include "codegen/emit/template.h"

namespace kiwoom::emit {

std::string EventProto(const model::Api& api, const std::string& event_template) {
  Imports imports = {kNoticeProto, kTimestampProto};
  std::string event_fields;
  for (const model::Tr* tr : api.Realtime()) {
    imports.insert("kiwoom/v1/" + tr->stem + ".proto");
    event_fields += (event_fields.empty() ? "" : "\n\n") + Comment(4, {tr->title + " · TR " + tr->code}) + "    " +
                    tr->name + " " + tr->stem + " = " + std::to_string(tr->event_field) + ";";
  }
  std::string import_lines = ImportLines(imports);
  import_lines.pop_back();  // the template ends the last line
  return Header("event.proto.in and spec", "those") + "\n" +
         Fill(event_template, {{"imports", import_lines}, {"event_fields", event_fields}});
}

}  // namespace kiwoom::emit
