#include "codec/request_encoder.h"

#include <optional>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "codec/calendar.h"
#include "codec/format.h"
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

// The values of a code list, for the sentence that refuses another value.
std::string Choices(const Row& row) {
  std::set<int32_t> values;
  for (const Code& code : row.codes) values.insert(code.value);
  return absl::StrJoin(values, ", ");
}

// The problem that keeps a field from being sent, if any.
using Finding = std::optional<FieldProblem>;

FieldProblem Found(const Row& row, Problem problem, std::vector<std::string> arguments = {}) {
  return {std::string(row.name), problem, std::move(arguments)};
}

Finding FromCode(const Row& row, uint64_t value, std::string& out) {
  for (const Code& code : row.codes) {
    if (static_cast<uint64_t>(static_cast<int64_t>(code.value)) != value) continue;
    out = std::string(code.wire);  // the first spelling
    return std::nullopt;
  }
  return Found(row, Problem::kUnknownValue, {absl::StrCat(value), Choices(row)});
}

int64_t UnZigZag(uint64_t value) { return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1); }

Finding FromNested(const Row& row, std::string_view bytes, std::string& out) {
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
  const bool is_marker = clock && parts[4] != 0;  // a marker (888888) is not a time to request
  if (reader.failed() || !valid_date || !valid_clock || is_marker) {
    return Found(row, clock ? Problem::kNoTimeOfDay : Problem::kNoDate);
  }
  if (!clock) absl::StrAppendFormat(&out, "%04d%02d%02d", parts[1], parts[2], parts[3]);
  if (row.shape != Shape::kDate) {
    absl::StrAppendFormat(&out, "%02d%02d%02d", parts[first], parts[first + 1], parts[first + 2]);
  }
  return std::nullopt;
}

// The wire text of one field.
Finding ToText(const Row& row, const WireField& field, std::string& out) {
  out.clear();
  switch (row.shape) {
    case Shape::kString:
      if (field.wire_type != kLengthDelimited) break;
      if (!IsValidUtf8(field.bytes)) return Found(row, Problem::kNotUtf8);
      out = std::string(field.bytes);
      return std::nullopt;
    case Shape::kEnum:
    case Shape::kBool:
      if (field.wire_type != kVarint) break;
      return FromCode(row, field.value, out);
    case Shape::kSint64:
      if (field.wire_type != kVarint) break;
      out = absl::StrCat(UnZigZag(field.value));
      return std::nullopt;
    case Shape::kTimeOfDay:
    case Shape::kDate:
    case Shape::kDateTime:
      if (field.wire_type != kLengthDelimited) break;
      return FromNested(row, field.bytes, out);
    case Shape::kDouble:
    case Shape::kList:
      break;
  }
  return Found(row, Problem::kWrongType);
}

// The text for one row, as far as the request sets it.
struct RowText {
  std::string text;
  Finding finding;
};

Problem ProblemOf(Format format) {
  switch (format) {
    case Format::kStockCode:
      return Problem::kNoStockCode;
    case Format::kStockCodeWithVenue:
      return Problem::kNoStockCodeWithVenue;
    case Format::kSectorCode:
      return Problem::kNoSectorCode;
    case Format::kMonth:
    case Format::kNone:
      break;
  }
  return Problem::kNoMonth;
}

// Checks a complete value against its row.
Finding Check(const Row& row, const RowText& value) {
  if (value.finding.has_value()) return value.finding;
  const bool is_blank = IsBlank(value.text);
  if (is_blank && row.required) return Found(row, Problem::kMissing, {std::string(row.ko)});
  if (value.text.empty()) return std::nullopt;
  if (is_blank) return Found(row, Problem::kBlank);
  if (HasControlCharacter(value.text)) return Found(row, Problem::kControlCharacter);
  if (!IsWrittenAs(row.format, value.text)) return Found(row, ProblemOf(row.format));
  const size_t characters = CountCharacters(value.text);
  if (row.length == 0 || characters <= row.length) return std::nullopt;
  return Found(row, Problem::kTooLong, {absl::StrCat(characters), absl::StrCat(row.length)});
}

// Stores a field that only the gateway reads. False for any other, and for one of a wrong wire type, which protobuf
// ignores, too.
bool TakeOurs(const WireField& field, Request& out) {
  if (field.wire_type != kLengthDelimited) return false;
  if (field.number == kPageTokenNumber) {
    out.page_token = std::string(field.bytes);
  } else if (field.number == kMaxAgeNumber) {
    if (!out.max_age.has_value()) out.max_age.emplace();
    *out.max_age += field.bytes;  // protobuf merges the parts of a message
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, std::vector<FieldProblem>& problems) {
  const Message& request = *tr.request;
  std::vector<RowText> values(request.rows.size());
  WireReader reader(message);
  for (WireField field; reader.Next(field);) {
    if (TakeOurs(field, out)) continue;
    const Row* const row = FindRow(request, field.number);
    if (row == nullptr) continue;
    RowText& value = values[static_cast<size_t>(row - request.rows.data())];
    if (Finding finding = ToText(*row, field, value.text); finding.has_value()) value.finding = std::move(finding);
  }
  if (reader.failed()) {
    problems.push_back({"", Problem::kNotAMessage, {}});
    return false;
  }
  out.body.assign(1, '{');
  for (size_t i = 0; i < request.rows.size(); ++i) {
    const Row& row = request.rows[i];
    if (Finding finding = Check(row, values[i]); finding.has_value()) {
      problems.push_back(*std::move(finding));
      continue;
    }
    if (values[i].text.empty()) continue;
    if (out.body.size() > 1) out.body += ',';
    AppendJsonString(row.key, out.body);
    out.body += ':';
    AppendJsonString(values[i].text, out.body);
  }
  out.body += '}';
  return problems.empty();
}

}  // namespace kiwoom::codec
