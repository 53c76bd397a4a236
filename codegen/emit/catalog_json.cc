#include "codegen/emit/catalog_json.h"

#include "codegen/emit/json.h"
#include "codegen/emit/table_source.h"
#include "codegen/model/shape.h"
#include "codegen/spec/language.h"

namespace kiwoom::emit {
namespace {

template <typename T, size_t n>
Json WordOrNull(const spec::Word<T> (&words)[n], T value) {
  for (const spec::Word<T>& word : words) {
    if (word.value == value) return Json::Text(word.text);
  }
  return Json::Null();
}

Json NumberOrNull(uint64_t value, bool present) { return present ? Json::Number(value) : Json::Null(); }

Json Codes(const model::Field& field) {
  if (field.codes.empty()) return Json::Null();
  Json codes = Json::Object();
  for (const model::Code& code : field.codes) {
    const bool flag = field.type == codec::Type::kFlag;
    codes.Add(code.wire, flag ? Json::Bool(code.number != 0) : Json::Text(code.value));
  }
  return codes;
}

// `path` is the proto path of the message that contains the field, with its dot.
Json FieldJson(const char* in, const std::string& path, const model::Row& row) {
  const model::Field& field = row.field;
  Json json = Json::Object();
  json.Add("in", Json::Text(in));
  json.Add("key", Json::Text(row.key));
  json.Add("ko", Json::Text(row.ko));
  json.Add("name", Json::Text(field.name));
  json.Add("path", Json::Text(path + field.name));
  json.Add("direction_path", field.companion ? Json::Text(path + field.companion->name) : Json::Null());
  json.Add("number", Json::Number(field.number));
  json.Add("type", Json::Text(model::TypeWord(field.type)));
  json.Add("proto_type", Json::Text(field.proto_type));
  json.Add("unit", Json::TextOrNull(field.unit));
  json.Add("decimals", NumberOrNull(field.decimals, field.shape == codec::Shape::kDouble));
  json.Add("scale", NumberOrNull(field.scale, field.scale > 1));
  json.Add("codes", Codes(field));
  json.Add("required", Json::Bool(field.required));
  json.Add("length", NumberOrNull(field.length, field.length > 0));
  json.Add("format", WordOrNull(spec::kFormatWords, field.format));
  json.Add("sensitive", Json::Bool(field.sensitive));
  return json;
}

void AddFields(const char* in, const std::string& path, const model::Message& message, Json& fields) {
  for (const model::Row& row : message.rows) {
    std::string prefix = path;
    if (row.group >= 0) {
      prefix += message.groups[static_cast<size_t>(row.group)].name + "[" + std::to_string(row.level) + "].";
    }
    fields.Add(FieldJson(in, prefix, row));
    if (row.list != nullptr) AddFields(in, prefix + row.field.name + "[].", *row.list, fields);
  }
}

Json TrJson(const model::Tr& tr) {
  Json fields = Json::Array();
  AddFields("request", "", tr.request, fields);
  AddFields("response", "", tr.response, fields);
  const std::string method = MethodPath(tr);
  Json json = Json::Object();
  json.Add("tr", Json::Text(tr.code));
  json.Add("title", Json::Text(tr.title));
  json.Add("kind", Json::Text(tr.is_realtime() ? "realtime" : "rest"));
  json.Add("message", Json::Text("kiwoom.v1." + tr.response.name));
  json.Add("rpc", method.empty() ? Json::Null() : Json::Text(method.substr(1)));
  json.Add("service", method.empty() ? Json::Null() : Json::Text("kiwoom.v1." + tr.service));
  json.Add("register", WordOrNull(spec::kRegisterWords, tr.registration));
  json.Add("delivery", WordOrNull(spec::kDeliveryWords, tr.delivery));
  json.Add("effect", WordOrNull(spec::kEffectWords, tr.effect));
  json.Add("scope", WordOrNull(spec::kScopeWords, tr.scope));
  json.Add("transport", WordOrNull(spec::kTransportWords, tr.transport));
  json.Add("items", tr.is_realtime() ? WordOrNull(spec::kItemsWords, tr.items) : Json::Null());
  json.Add("arm", NumberOrNull(tr.event_field, tr.is_realtime()));  // the name that tools know
  json.Add("fields", std::move(fields));
  return json;
}

}  // namespace

std::string CatalogJson(const model::Api& api) {
  Json trs = Json::Array();
  for (const model::Tr& tr : api.trs()) trs.Add(TrJson(tr));
  Json catalog = Json::Object();
  catalog.Add("trs", std::move(trs));
  return catalog.ToText() + "\n";
}

}  // namespace kiwoom::emit
