#include "codegen/model/message_builder.h"

#include <memory>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "codegen/model/accessors.h"
#include "codegen/model/group_builder.h"
#include "codegen/model/identifier.h"
#include "codegen/model/keyword.h"
#include "codegen/model/realtime_number.h"
#include "codegen/model/request_row.h"
#include "codegen/model/shape.h"
#include "codegen/model/wire_key.h"

namespace kiwoom::model {
namespace {

using codec::Type;

constexpr uint32_t kLowestFid = 10;
constexpr uint32_t kLowestNumber = 11;

}  // namespace

MessageBuilder::MessageBuilder(Part part, spec::Position at, std::string name, const Vocabulary& vocabulary,
                               spec::Refusals& refusals)
    : vocabulary_(vocabulary),
      refusals_(refusals),
      fields_(vocabulary.enums(), vocabulary.glossary(), refusals),
      names_(part == Part::kRealtime ? kLowestFid : kLowestNumber, refusals) {
  message_.part = part;
  message_.at = std::move(at);
  message_.name = std::move(name);
  names_.Own("unparsed", Holds::kRepeated);
  for (const char* own : {"page_token", "max_age", "next_page_token", "received_time"}) {
    names_.Own(own, Holds::kObject);
  }
}

Message MessageBuilder::Build(const std::vector<spec::Entry>& entries) && {
  for (const spec::Entry& entry : entries) {
    std::visit([this](const auto& written) { Add(written); }, entry);
  }
  names_.Reserve(message_.reserved);
  return std::move(message_);
}

uint32_t MessageBuilder::NumberOf(const spec::Row& row) {
  if (message_.part != Part::kRealtime) {
    if (!row.number) refusals_.Add(row.at, absl::StrCat("`", row.name, "` needs `number`, from ", kLowestNumber));
    return row.number.value_or(0);
  }
  return RealtimeNumber(row.At("number"), "row", row.fid.value_or(0), row.number, message_.reserved, refusals_);
}

std::string MessageBuilder::KeyOf(const spec::Row& row) {
  if (message_.part == Part::kRealtime) {
    if (!row.fid) refusals_.Add(row.at, "a row of a realtime TR needs `fid`");
    if (!row.key.empty()) refusals_.Add(row.At("key"), "a row of a realtime TR has a `fid` and no `key`");
    return std::to_string(row.fid.value_or(0));
  }
  if (row.key.empty()) refusals_.Add(row.at, "a row of a REST TR needs `key`");
  if (row.fid) refusals_.Add(row.At("fid"), "a row of a REST TR has a `key` and no `fid`");
  CheckKey(row.At("key"), row.key, message_.part, refusals_);
  return row.key;
}

bool MessageBuilder::AddKey(const spec::Position& at, const std::string& key) {
  auto [line, is_new] = keys_.try_emplace(key, at.line);
  if (!is_new) refusals_.Add(at, absl::StrCat("the key \"", key, "\" is already used in line ", line->second));
  return is_new;
}

void MessageBuilder::CheckHalf(const spec::Row& row, const Field& field) {
  if (message_.part == Part::kRequest) return CheckRequestRow(row, field, refusals_);
  if (row.required) refusals_.Add(row.At("required"), "`required` belongs to rows of a request");
  if (row.length != 0) refusals_.Add(row.At("length"), "`length` belongs to rows of a request");
  if (row.Has("format")) refusals_.Add(row.At("format"), "`format` belongs to rows of a request");
}

void MessageBuilder::AddList(const spec::Row& written, Row& row) {
  if (*written.type != Type::kList) {
    if (!written.fields.empty()) {
      refusals_.Add(written.At("fields"), absl::StrCat("`fields` belong to list, not to ", TypeWord(*written.type)));
    }
    return;
  }
  if (message_.part == Part::kRealtime) {
    refusals_.Add(written.At("type"), "a realtime TR has no lists");
    return;
  }
  if (written.fields.empty()) refusals_.Add(written.at, "a list needs `fields`, the rows of its elements");
  if (IsUnnamed(written.of)) {
    refusals_.Add(written.At("of"),
                  absl::StrCat("`", written.of, "` is a placeholder: name what one element is, in PascalCase"));
  } else if (!IsPascalCase(written.of)) {
    refusals_.Add(written.At("of"), "a list needs `of`, the name of its element's message in PascalCase");
  }
  row.list = std::make_shared<const Message>(
      MessageBuilder(Part::kElement, written.At("of"), written.of, vocabulary_, refusals_).Build(written.fields));
}

void MessageBuilder::Add(const spec::Row& written) {
  const uint32_t number = NumberOf(written);
  Row row;
  row.key = KeyOf(written);
  row.ko = written.ko;
  row.field = fields_.Build(written, number, kCompanion + number);
  if (message_.part == Part::kRequest) row.field.enum_absent.clear();  // a request omits the field to express "none"
  CheckHalf(written, row.field);
  AddList(written, row);
  if (written.dropped) {
    Reserve(row.field, message_.reserved);
    return;
  }
  const bool has_number = message_.part == Part::kRealtime ? written.fid.has_value() : written.number.has_value();
  if (AddKey(written.at, row.key) && has_number) names_.Add(written.at, row.field);
  message_.rows.push_back(std::move(row));
}

void MessageBuilder::Add(const spec::Group& written) {
  if (message_.part == Part::kRequest) refusals_.Add(written.at, "a request has no groups");
  if (IsUnnamed(written.name)) {
    refusals_.Add(written.At("name"),
                  absl::StrCat("`", written.name, "` is a placeholder: say in English what its levels are"));
  } else if (!IsSnakeCase(written.name)) {
    refusals_.Add(written.At("name"),
                  absl::StrCat("`", written.name, "` is not a valid name of a group: write snake_case"));
  } else if (IsKeyword(written.name)) {
    refusals_.Add(written.At("name"), absl::StrCat("`", written.name, "`", kIsKeyword));
  }
  if (IsUnnamed(written.of)) {
    refusals_.Add(written.At("of"),
                  absl::StrCat("`", written.of, "` is a placeholder: name the one of types.yaml that these keys fold ",
                               "into, or declare one under `messages` of this file"));
    return;
  }
  const SharedMessage* const of = vocabulary_.FindMessage(written.of);
  if (of == nullptr) {
    refusals_.Add(written.At("of"), absl::StrCat("there is no message `", written.of,
                                                 "`: declare it under `messages` of this file or, if another TR's ",
                                                 "file declares it, move it from there to types.yaml"));
    return;
  }
  GroupBuilder builder(written, *of, message_.part, static_cast<int>(message_.groups.size()), message_.reserved,
                       refusals_);
  if (written.dropped) {
    if (builder.has_number()) message_.reserved[builder.group().number] = builder.group().name;
    return;
  }
  for (Row& row : builder.TakeRows()) {
    AddKey(written.at, row.key);
    message_.rows.push_back(std::move(row));
  }
  if (builder.has_number()) names_.Add(written.at, builder.group().name, builder.group().number, Holds::kRepeated);
  message_.groups.push_back(builder.group());
}

}  // namespace kiwoom::model
