#include "codegen/spec/reader.h"

#include <functional>
#include <utility>

#include "codegen/spec/conformity.h"
#include "codegen/spec/document.h"
#include "codegen/spec/language.h"
#include "codegen/spec/mapping_reader.h"

namespace kiwoom::spec {
namespace {

// Not called for a word outside the list, because CheckMapping refuses it.
template <typename T, size_t n>
void TakeWord(MappingReader& from, const char* key, const Word<T> (&words)[n], std::function<void(T)> take) {
  std::string text;
  from.Take(key, text);
  for (const Word<T>& word : words) {
    if (word.text == text) take(word.value);
  }
}

std::vector<Entry> ReadEntries(MappingReader& from, const char* key);

Column ReadColumn(MappingReader from) {
  Column column{from.written()};
  from.Take("fid", column.fid);
  from.Take("keys", column.keys);
  from.Take("ko", column.ko);
  from.Take("name", column.name);
  from.Take("absent", column.absent);
  from.Take("note", column.note);
  return column;
}

Group ReadGroup(MappingReader from) {
  Group group{from.written()};
  from.Take("name", group.name);
  from.Take("number", group.number);
  from.Take("levels", group.levels);
  from.Take("of", group.of);
  from.Take("note", group.note);
  from.Take("dropped", group.dropped);
  for (MappingReader& column : from.Elements("each")) group.each.push_back(ReadColumn(std::move(column)));
  return group;
}

// A row of a TR file, or a field of a shared message: they share most keys.
Row ReadRow(MappingReader from) {
  Row row{from.written()};
  from.Take("fid", row.fid);
  from.Take("key", row.key);
  from.Take("ko", row.ko);
  from.Take("name", row.name);
  from.Take("number", row.number);
  TakeWord<codec::Type>(from, "type", kTypeWords, [&](codec::Type type) { row.type = type; });
  from.Take("of", row.of);
  from.Take("direction", row.direction);
  from.Take("side", row.side);
  from.Take("unit", row.unit);
  from.Take("decimals", row.decimals);
  from.Take("scale", row.scale);
  TakeWord<bool>(from, "sign", kSignWords, [&](bool is_decoration) { row.sign_is_decoration = is_decoration; });
  from.Take("codes", row.codes);
  from.Take("absent", row.absent);
  from.Take("sensitive", row.sensitive);
  from.Take("required", row.required);
  from.Take("length", row.length);
  TakeWord<codec::Format>(from, "format", kFormatWords, [&](codec::Format format) { row.format = format; });
  from.Take("note", row.note);
  from.Take("dropped", row.dropped);
  row.fields = ReadEntries(from, "fields");
  return row;
}

std::vector<Entry> ReadEntries(MappingReader& from, const char* key) {
  std::vector<Entry> entries;
  for (MappingReader& element : from.Elements(key)) {
    if (element.written().Has(kGroup.keys.front().name)) {
      entries.emplace_back(ReadGroup(std::move(element)));
    } else {
      entries.emplace_back(ReadRow(std::move(element)));
    }
  }
  return entries;
}

Enum ReadEnum(std::string name, MappingReader from) {
  Enum result{from.written()};
  result.name = std::move(name);
  from.Take("doc", result.doc);
  from.Take("codes", result.codes);
  from.Take("absent", result.absent);
  for (MappingReader& element : from.Elements("values")) {
    EnumValue value{element.written()};
    element.Take("name", value.name);
    element.Take("number", value.number);
    element.Take("ko", value.ko);
    element.Take("note", value.note);
    element.Take("dropped", value.dropped);
    result.values.push_back(std::move(value));
  }
  return result;
}

SharedMessage ReadSharedMessage(std::string name, MappingReader from) {
  SharedMessage message{from.written()};
  message.name = std::move(name);
  from.Take("doc", message.doc);
  for (MappingReader& field : from.Elements("fields")) message.fields.push_back(ReadRow(std::move(field)));
  return message;
}

TypesFile ReadTypesOf(MappingReader& from) {
  TypesFile types;
  for (auto& [name, element] : from.Named("enums")) types.enums.push_back(ReadEnum(name, std::move(element)));
  for (auto& [name, element] : from.Named("messages")) {
    types.messages.push_back(ReadSharedMessage(name, std::move(element)));
  }
  return types;
}

ErrorKind ReadErrorKind(std::string name, MappingReader from) {
  ErrorKind kind{from.written(), std::move(name)};
  from.Take("status", kind.status);
  from.Take("reason", kind.reason);
  from.Take("doc", kind.doc);
  from.Take("advice", kind.advice);
  return kind;
}

std::vector<ErrorCode> ReadErrorCodes(MappingReader& from, const char* key) {
  std::vector<ErrorCode> codes;
  for (MappingReader& element : from.Elements(key)) {
    ErrorCode code{element.written()};
    element.Take("code", code.code);
    element.Take("kind", code.kind);
    element.Take("ko", code.ko);
    element.Take("note", code.note);
    element.Take("first", code.first);
    codes.push_back(std::move(code));
  }
  return codes;
}

}  // namespace

absl::StatusOr<TrFile> ReadTr(const std::string& file, const std::string& text) {
  absl::StatusOr<MappingReader> from = ReadDocument(file, text, kTrFile);
  if (!from.ok()) return from.status();
  TrFile tr{from->written()};
  from->Take("tr", tr.tr);
  from->Take("title", tr.title);
  from->Take("name", tr.name);
  from->Take("wire_name", tr.wire_name);
  from->Take("doc", tr.doc);
  TakeWord<codec::Register>(*from, "register", kRegisterWords, [&](auto word) { tr.registration = word; });
  TakeWord<codec::Items>(*from, "items", kItemsWords, [&](auto word) { tr.items = word; });
  TakeWord<codec::Delivery>(*from, "delivery", kDeliveryWords, [&](auto word) { tr.delivery = word; });
  from->Take("state_by", tr.state_by);
  TakeWord<codec::Role>(*from, "role", kRoleWords, [&](auto word) { tr.role = word; });
  from->Take("expose", tr.expose);
  from->Take("service", tr.service);
  from->Take("path", tr.path);
  TakeWord<codec::Transport>(*from, "transport", kTransportWords, [&](auto word) { tr.transport = word; });
  TakeWord<codec::Effect>(*from, "effect", kEffectWords, [&](auto word) { tr.effect = word; });
  TakeWord<codec::Scope>(*from, "scope", kScopeWords, [&](auto word) { tr.scope = word; });
  from->Take("rpc", tr.rpc);
  tr.types = ReadTypesOf(*from);
  tr.fields = ReadEntries(*from, "fields");
  tr.request = ReadEntries(*from, "request");
  tr.response = ReadEntries(*from, "response");
  return tr;
}

absl::StatusOr<TypesFile> ReadTypes(const std::string& file, const std::string& text) {
  absl::StatusOr<MappingReader> from = ReadDocument(file, text, kTypesFile);
  if (!from.ok()) return from.status();
  return ReadTypesOf(*from);
}

absl::StatusOr<ErrorsFile> ReadErrors(const std::string& file, const std::string& text) {
  absl::StatusOr<MappingReader> from = ReadDocument(file, text, kErrorsFile);
  if (!from.ok()) return from.status();
  ErrorsFile errors{from->written()};
  for (auto& [name, reader] : from->Named("kinds")) errors.kinds.push_back(ReadErrorKind(name, std::move(reader)));
  errors.codes = ReadErrorCodes(*from, "codes");
  errors.return_codes = ReadErrorCodes(*from, "return_codes");
  errors.http = ReadErrorCodes(*from, "http");
  return errors;
}

absl::StatusOr<std::vector<Term>> ReadGlossary(const std::string& file, const std::string& text) {
  absl::StatusOr<YAML::Node> node = ParseDocument(file, text);
  if (!node.ok()) return node.status();
  Refusals refusals;
  CheckGlossary(*node, file, refusals);
  if (!refusals.empty()) return refusals.ToStatus();
  std::vector<Term> terms;
  for (const auto& pair : *node) {
    Term term;
    term.at = PositionOf(pair.first, file);
    term.ko = pair.first.Scalar();
    if (pair.second.IsScalar()) term.names = {pair.second.Scalar()};
    for (const YAML::Node& name : pair.second) term.names.push_back(name.Scalar());
    terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace kiwoom::spec
