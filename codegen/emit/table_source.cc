#include "codegen/emit/table_source.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/enumerator.h"
#include "codegen/emit/literal.h"
#include "codegen/emit/table_row.h"
#include "codegen/emit/template.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kFile = R"(
@header@
#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

@usings@
@arrays@@messages@}  // namespace

// @title@
extern const codec::Tr @constant@;
constinit const codec::Tr @constant@ = {
@attributes@};

}  // namespace kiwoom::generated
)";

constexpr std::string_view kMessage = R"(
@rows@@groups@constexpr codec::Message k@name@ = {@initialiser@};

)";

// The message, after those of its lists.
std::string Message(const model::Message& message, TableRows& table) {
  std::string out;
  std::string rows;
  for (const model::Row& row : message.rows) {
    if (row.list != nullptr) out += Message(*row.list, table);
    rows += "    " + table.Row(row, message) + "\n";
  }
  std::string groups;
  for (const model::Group& group : message.groups) {
    groups += "    {.name = " + Literal(group.name) + ", .number = " + std::to_string(group.number) +
              ", .levels = " + std::to_string(group.levels) + ", .message = " + Literal(group.message) + "},\n";
  }
  std::string initialiser = ".name = " + Literal(message.name);
  if (!rows.empty()) {
    initialiser += ", .rows = k" + message.name + "Rows";
    rows = "constexpr codec::Row k" + message.name + "Rows[] = {\n" + rows + "};\n";
  }
  if (!groups.empty()) {
    initialiser += ", .groups = k" + message.name + "Groups";
    groups = "constexpr codec::Group k" + message.name + "Groups[] = {\n" + groups + "};\n";
  }
  return out +
         Fill(kMessage, {{"rows", rows}, {"groups", groups}, {"name", message.name}, {"initialiser", initialiser}});
}

std::string Attributes(const model::Tr& tr) {
  std::string out;
  const auto add = [&](const char* name, const std::string& value) {
    out += std::string("    .") + name + " = " + value + ",\n";
  };
  add("code", Literal(tr.code));
  add("title", Literal(tr.title));
  add("wire_name", Literal(tr.wire_name));
  add("name", Literal(tr.name));
  add("kind", Enumerator(tr.kind));
  if (tr.is_realtime()) add("registration", Enumerator(tr.registration));
  if (tr.is_realtime()) add("delivery", Enumerator(tr.delivery));
  if (tr.state_key) add("state_key", std::to_string(tr.state_key->number));
  if (tr.role != codec::Role::kNone) add("role", Enumerator(tr.role));
  add("effect", Enumerator(tr.effect));
  add("scope", Enumerator(tr.scope));
  add("transport", Enumerator(tr.transport));
  if (tr.is_realtime()) add("items", Enumerator(tr.items));
  if (!tr.exposed) add("exposed", "false");
  if (tr.is_realtime()) add("event_field", std::to_string(tr.event_field));
  if (tr.is_realtime()) add("event_field_name", Literal(tr.stem));
  if (tr.exposed) add("method", Literal(MethodPath(tr)));
  if (!tr.is_realtime()) add("path", Literal(tr.path));
  if (!tr.is_realtime()) add("request", "&k" + tr.request.name);
  add("response", "&k" + tr.response.name);
  return out;
}

}  // namespace

std::string TableConstant(const model::Tr& tr) { return "kTr_" + tr.code; }

std::string MethodPath(const model::Tr& tr) { return tr.exposed ? "/kiwoom.v1." + tr.service + "/" + tr.rpc : ""; }

std::string TableSource(const model::Tr& tr) {
  TableRows table;
  std::string messages;
  if (!tr.is_realtime()) messages += Message(tr.request, table);
  messages += Message(tr.response, table);
  const std::string arrays = table.Arrays();
  const std::string attributes = Attributes(tr);
  std::string usings;
  for (const char* name :
       {"Delivery", "Effect", "Format", "Items", "Kind", "Register", "Role", "Scope", "Shape", "Transport", "Type"}) {
    const std::string scope = std::string(name) + "::";
    const bool used = (messages + attributes).find(scope) != std::string::npos;
    if (used) usings += std::string("using codec::") + name + ";\n";
  }
  return Fill(kFile, {{"header", Header(tr.source)},
                      {"usings", usings},
                      {"arrays", arrays.empty() ? "" : arrays + "\n"},
                      {"messages", messages},
                      {"title", tr.title + " · TR " + tr.code},
                      {"constant", TableConstant(tr)},
                      {"attributes", attributes}});
}

}  // namespace kiwoom::emit
