#include "codec/anomaly.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"

namespace kiwoom::codec {
namespace {

// Most of a key or a value that a log line shows, in bytes.
constexpr size_t kMostShown = 80;

// Longest key and most digits of one that is shown where a TR has secrets: the tables have none beyond, and an account
// number or a token is longer.
constexpr size_t kLongestPlainKey = 32;
constexpr long kMostPlainDigits = 5;

bool HasSecrets(const Message* message) {
  return message != nullptr && std::any_of(message->rows.begin(), message->rows.end(),
                                           [](const Row& row) { return row.sensitive || HasSecrets(row.list); });
}

// Whether the value must not be shown. What comes under an unknown key may be a secret wherever the TR has one.
bool IsSecret(const Anomaly& anomaly) {
  if (anomaly.tr != nullptr && anomaly.tr->scope == Scope::kAccount) return true;
  if (anomaly.row != nullptr) return anomaly.row->sensitive;
  return anomaly.tr != nullptr && HasSecrets(anomaly.tr->response);
}

// A FID or an identifier: what the broker's tables have as keys.
bool IsPlainKey(std::string_view key) {
  const auto is_digit = [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); };
  return key.size() <= kLongestPlainKey && std::count_if(key.begin(), key.end(), is_digit) <= kMostPlainDigits &&
         std::all_of(key.begin(), key.end(),
                     [](char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; });
}

// A key of the table is no secret; any other comes from outside, and may be the account number itself.
std::string ShownKey(const Anomaly& anomaly) {
  if (anomaly.row == nullptr && IsSecret(anomaly) && !IsPlainKey(anomaly.key)) return "<withheld>";
  return OneLine(anomaly.key, kMostShown);
}

const char* Expectation(const Row& row) {
  switch (row.type) {
    case Type::kPrice:
    case Type::kPlainPrice:
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
    case Type::kAggressorQuantity:
    case Type::kChange:
    case Type::kNet:
    case Type::kLevel:
    case Type::kRatio:
    case Type::kRate:
      if (row.shape != Shape::kDouble) return "is not an integer";
      return row.scale == 1 ? "is not a number of at most 15 digits"
                            : "is not a number of at most 15 digits and no point";
    case Type::kTimeOfDay:
      return "is not a time HHMMSS";
    case Type::kDate:
      return "is not a date YYYYMMDD";
    case Type::kDateTime:
      return "is not a date and time YYYYMMDDHHMMSS";
    case Type::kDuration:
      return "is neither a duration HHMMSS nor seconds";
    case Type::kFlag:
    case Type::kEnum:
      return "is not in the code list";
    case Type::kCode:
    case Type::kStockCode:
    case Type::kText:
      return "is not a text of at most 4096 bytes";
    case Type::kList:
      return "is not a list";
  }
  return "does not fit";
}

}  // namespace

std::string Anomaly::Describe() const {
  const std::string shown = IsSecret(*this) ? "<redacted>" : absl::StrCat("\"", OneLine(value, kMostShown), "\"");
  const std::string code(tr == nullptr ? "" : tr->code);
  const std::string where = absl::StrCat(code, "[", ShownKey(*this), "]",
                                         row == nullptr ? "" : absl::StrCat(" ", std::string(row->ko)), ": ", shown);
  switch (kind) {
    case Kind::kUnfitValue:
      return absl::StrCat(where, " ", row == nullptr ? "does not fit" : Expectation(*row));
    case Kind::kUnknownKey:
      return absl::StrCat(where, " comes under a key that the table does not have");
    case Kind::kRepeatedKey:
      return absl::StrCat(where, " repeats a key of the same object");
    case Kind::kUnknownType:
      return absl::StrCat("no table describes the realtime type \"", OneLine(key, kMostShown), "\"");
    case Kind::kBrokenRow:
      return absl::StrCat("a row of a REAL frame has no usable ", std::string(key));
    case Kind::kUnparsedOverflow:
      return absl::StrCat(where, " is dropped: `unparsed` of its message is full");
    case Kind::kSecretQuoted:
      return absl::StrCat("the answer to ", code, " quoted a key or a token, which was left out");
  }
  return where;
}

}  // namespace kiwoom::codec
