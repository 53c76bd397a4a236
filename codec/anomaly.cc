#include "codec/anomaly.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"

namespace kiwoom::codec {
namespace {

// Maximum bytes of a key or a value in a log line.
constexpr size_t kMostShown = 80;

// A TR with secrets shows only keys up to this length and with at most this many digits. The tables have no key beyond
// these limits, and account numbers and tokens are longer.
constexpr size_t kLongestPlainKey = 32;
constexpr long kMostPlainDigits = 5;

bool HasSecrets(const Message* message) {
  return message != nullptr && std::any_of(message->rows.begin(), message->rows.end(),
                                           [](const Row& row) { return row.sensitive || HasSecrets(row.list); });
}

// Whether the value must not be shown. If the TR has secrets, the value of an unknown key may be one, too.
bool IsSecret(const Anomaly& anomaly) {
  if (anomaly.tr != nullptr && anomaly.tr->scope == Scope::kAccount) return true;
  if (anomaly.row != nullptr) return anomaly.row->sensitive;
  return anomaly.tr != nullptr && HasSecrets(anomaly.tr->response);
}

// A FID or an identifier, as the keys in the broker's tables are.
bool IsPlainKey(std::string_view key) {
  const auto is_digit = [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); };
  return key.size() <= kLongestPlainKey && std::count_if(key.begin(), key.end(), is_digit) <= kMostPlainDigits &&
         std::all_of(key.begin(), key.end(),
                     [](char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; });
}

// Keys of the table are public. Any other key comes from outside and may itself be an account number.
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
    case Kind::kOddFrame:
      return absl::StrCat("a REAL frame is spelt in another way, but was read: ", OneLine(key, kMostShown));
    case Kind::kUnreadRows:
      return absl::StrCat("a frame seems to hold rows where no table looks for them: ", OneLine(key, kMostShown));
    case Kind::kUnparsedOverflow:
      return absl::StrCat(where, " is left out: `unparsed` of its message is full");
    case Kind::kSecretQuoted:
      return absl::StrCat("the answer to ", code, " quoted a key or a token, which was redacted");
  }
  return where;
}

}  // namespace kiwoom::codec
