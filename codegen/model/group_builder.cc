#include "codegen/model/group_builder.h"

#include <cstdint>
#include <optional>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "codegen/model/field_builder.h"
#include "codegen/model/realtime_number.h"
#include "codegen/model/wire_key.h"

namespace kiwoom::model {
namespace {

constexpr uint32_t kMostLevels = 100;
constexpr uint32_t kLowestNumber = 11;  // for REST TRs

}  // namespace

GroupBuilder::GroupBuilder(const spec::Group& written, const SharedMessage& of, Part part, int index,
                           Reserved& reserved, spec::Refusals& refusals)
    : part_(part), refusals_(refusals) {
  group_ = {written.name, NumberOf(written, reserved), written.levels, written.of, written.note, {}};
  if (written.levels < 2 || written.levels > kMostLevels) {
    refusals_.Add(written.At("levels"), absl::StrCat("`levels` must be 2 to ", kMostLevels));
    return;
  }
  std::vector<Field> fields;
  std::set<std::string> names;
  for (const spec::Column& column : written.each) {
    const Field* const field = of.Find(column.name);
    if (field == nullptr) {
      refusals_.Add(column.At("name"), absl::StrCat("message ", of.name, " has no field `", column.name, "`"));
      return;
    }
    if (!names.insert(column.name).second) {
      refusals_.Add(column.At("name"), absl::StrCat("`", column.name, "` is already in this group"));
    }
    if (!absl::StrContains(column.ko, "{n}")) {
      refusals_.Add(column.At("ko"), "`ko` needs {n} in place of the level");
    }
    fields.push_back(FieldOf(column, *field));
    group_.columns.push_back(
        {column.ko, column.name, KeysOf(column), column.fid.has_value(), column.absent, column.note});
    if (group_.columns.back().keys.size() != written.levels) return;
  }
  for (uint32_t level = 0; level < written.levels; ++level) {
    for (size_t i = 0; i < fields.size(); ++i) {
      Row row;
      row.key = group_.columns[i].keys[level];
      row.ko = absl::StrReplaceAll(group_.columns[i].ko, {{"{n}", std::to_string(level + 1)}});
      row.field = fields[i];
      row.group = index;
      row.level = level;
      rows_.push_back(std::move(row));
    }
  }
}

Field GroupBuilder::FieldOf(const spec::Column& column, Field field) const {
  if (!column.absent.empty()) {
    field.absent = column.absent;
    CheckAbsent(column.At("absent"), field, refusals_);
  }
  if (!column.note.empty()) field.note = column.note;
  return field;
}

uint32_t GroupBuilder::NumberOf(const spec::Group& written, Reserved& reserved) {
  if (written.each.empty()) {
    refusals_.Add(written.At("each"), "a group needs its keys in `each`: [{ keys: […], ko: …, name: … }]");
    has_number_ = false;
    return 0;
  }
  if (part_ != Part::kRealtime) {
    if (written.number) return *written.number;
    refusals_.Add(written.at, absl::StrCat("`", written.name, "` needs `number`, from ", kLowestNumber));
    has_number_ = false;
    return 0;
  }
  const spec::Column& first = written.each.front();
  std::optional<uint32_t> fid = first.fid;
  if (!fid && !first.keys.empty()) fid = FidOf(first.keys.front());
  if (fid) return RealtimeNumber(written.At("number"), "group", *fid, written.number, reserved, refusals_);
  has_number_ = false;  // the key was refused
  return 0;
}

std::vector<std::string> GroupBuilder::KeysOf(const spec::Column& column) {
  if (column.fid.has_value() != column.keys.empty()) {
    refusals_.Add(column.at, "a group's key needs either `fid` or `keys`");
    return {};
  }
  if (column.fid && part_ != Part::kRealtime) {
    refusals_.Add(column.At("fid"), "a group of a REST TR has `keys` and no `fid`");
  }
  if (!column.fid) {
    if (column.keys.size() != group_.levels) {
      refusals_.Add(column.At("keys"), absl::StrCat("the group has a hole: `keys` lists ", column.keys.size(), " of ",
                                                    group_.levels, " levels"));
    }
    for (const std::string& key : column.keys) {
      if (key.empty()) {
        refusals_.Add(column.At("keys"), "the group has a hole: a key is empty");
      } else {
        CheckKey(column.At("keys"), key, part_, refusals_);
      }
    }
    return column.keys;
  }
  std::vector<std::string> keys;
  for (uint32_t level = 0; level < group_.levels; ++level) keys.push_back(std::to_string(*column.fid + level));
  return keys;
}

}  // namespace kiwoom::model
