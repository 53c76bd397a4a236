#include "codec/request_encoder.h"

#include <optional>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "codec/calendar.h"
#include "codec/json_text.h"
#include "codec/utf8.h"
#include "codec/wire_reader.h"

namespace kiwoom::codec {
namespace {

const Row* FindRow(const Message& message, uint32_t number) {
  for (const Row& row : message.rows) {
    if (row.number == number) return &row;
  }
  return nullptr;
}

// The values of a code list, for the sentence that refuses another.
std::string Choices(const Row& row) {
  std::set<int32_t> values;
  for (const Code& code : row.codes) values.insert(code.value);
  return absl::StrJoin(values, ", ");
}

bool FromCode(const Row& row, uint64_t value, std::string& out, std::string& problem) {
  for (const Code& code : row.codes) {
    if (static_cast<uint64_t>(static_cast<int64_t>(code.value)) != value) continue;
    out = std::string(code.wire);  // the first spelling
    return true;
  }
  problem = absl::StrCat("is ", value, ", which this request does not know: set one of ", Choices(row));
  return false;
}

int64_t UnZigZag(uint64_t value) { return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1); }

bool FromNested(const Row& row, std::string_view bytes, std::string& out, std::string& problem) {
  uint64_t parts[7] = {};
  WireReader reader(bytes);
  for (WireField field; reader.Next(field);) {
    if (field.number < std::size(parts) && field.wire_type == kVarint) parts[field.number] = field.value;
  }
  const bool clock = row.shape == Shape::kTimeOfDay;
  const size_t first = row.shape == Shape::kDateTime ? 4 : 1;
  const bool valid_date = clock || IsCalendarDay(parts[1], parts[2], parts[3]);
  const bool valid_clock =
      row.shape == Shape::kDate || (parts[first] < 24 && parts[first + 1] < 60 && parts[first + 2] < 60);
  const bool is_marker = clock && parts[4] != 0;  // 888888 is no time to ask for
  if (reader.failed() || !valid_date || !valid_clock || is_marker) {
    problem = clock ? "is no time of day" : "is no date of the calendar";
    return false;
  }
  if (!clock) absl::StrAppendFormat(&out, "%04d%02d%02d", parts[1], parts[2], parts[3]);
  if (row.shape != Shape::kDate) {
    absl::StrAppendFormat(&out, "%02d%02d%02d", parts[first], parts[first + 1], parts[first + 2]);
  }
  return true;
}

// The wire text of one field.
bool ToText(const Row& row, const WireField& field, std::string& out, std::string& problem) {
  out.clear();
  switch (row.shape) {
    case Shape::kString:
      if (field.wire_type != kLengthDelimited) break;
      if (!IsValidUtf8(field.bytes)) {
        problem = "is not valid UTF-8";
        return false;
      }
      out = std::string(field.bytes);
      return true;
    case Shape::kEnum:
    case Shape::kBool:
      if (field.wire_type != kVarint) break;
      return FromCode(row, field.value, out, problem);
    case Shape::kSint64:
      if (field.wire_type != kVarint) break;
      out = absl::StrCat(UnZigZag(field.value));
      return true;
    case Shape::kTimeOfDay:
    case Shape::kDate:
    case Shape::kDateTime:
      if (field.wire_type != kLengthDelimited) break;
      return FromNested(row, field.bytes, out, problem);
    case Shape::kDouble:
    case Shape::kList:
      break;
  }
  problem = "does not have the type of the contract: regenerate the client";
  return false;
}

bool Fail(std::string_view field, std::string problem, FieldViolation& violation) {
  violation = {std::string(field), std::move(problem)};
  return false;
}

}  // namespace

bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, FieldViolation& violation) {
  const Message& request = *tr.request;
  std::vector<std::optional<std::string>> values(request.rows.size());
  std::string problem;
  WireReader reader(message);
  for (WireField field; reader.Next(field);) {
    if (field.number == kPageTokenNumber && field.wire_type == kLengthDelimited) {
      out.page_token = std::string(field.bytes);
      continue;
    }
    const Row* const row = FindRow(request, field.number);
    if (row == nullptr) continue;
    std::string text;
    if (!ToText(*row, field, text, problem)) return Fail(row->name, problem, violation);
    values[static_cast<size_t>(row - request.rows.data())] = std::move(text);
  }
  if (reader.failed()) return Fail("", "is no protobuf message", violation);
  out.body = "{";
  for (size_t i = 0; i < request.rows.size(); ++i) {
    const Row& row = request.rows[i];
    const bool blank = !values[i].has_value() || values[i]->empty();
    if (blank && row.required) {
      return Fail(row.name, absl::StrCat("is required (", std::string(row.ko), "): set it"), violation);
    }
    if (blank) continue;
    if (row.length != 0 && CountCharacters(*values[i]) > row.length) {
      return Fail(row.name,
                  absl::StrFormat("has %d characters, and the broker takes %d: shorten it", CountCharacters(*values[i]),
                                  row.length),
                  violation);
    }
    if (out.body.size() > 1) out.body += ',';
    AppendJsonString(row.key, out.body);
    out.body += ':';
    AppendJsonString(*values[i], out.body);
  }
  out.body += '}';
  return true;
}

}  // namespace kiwoom::codec
