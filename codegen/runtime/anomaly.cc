#include "codegen/runtime/anomaly.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::runtime {
namespace {

// Most of a value that a log line shows.
constexpr size_t kMostShown = 80;

const char* Expectation(Type type) {
  switch (type) {
    case Type::kPrice:
    case Type::kPlainPrice:
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
    case Type::kAggressorQuantity: return "is not an integer";
    case Type::kChange:
    case Type::kNet:
    case Type::kLevel:
    case Type::kRatio:
    case Type::kRate: return "is not a number of at most 15 digits";
    case Type::kTimeOfDay: return "is not a time HHMMSS";
    case Type::kDate: return "is not a date YYYYMMDD";
    case Type::kDateTime: return "is not a date and time YYYYMMDDHHMMSS";
    case Type::kDuration: return "is neither a duration HHMMSS nor seconds";
    case Type::kFlag:
    case Type::kEnum: return "is not in the code list";
    case Type::kCode:
    case Type::kText: return "is not a text";
    case Type::kList: return "is not a list";
  }
  return "does not fit";
}

}  // namespace

std::string Anomaly::Describe() const {
  const bool secret = (tr != nullptr && tr->registration == Register::kAccount) || (row != nullptr && row->sensitive);
  const std::string shown =
      secret ? "<redacted>"
             : absl::StrCat("\"", std::string(value.substr(0, kMostShown)), value.size() > kMostShown ? "…" : "", "\"");
  const std::string code(tr == nullptr ? "" : tr->code);
  const std::string where = absl::StrCat(code, "[", std::string(key), "]",
                                         row == nullptr ? "" : absl::StrCat(" ", std::string(row->ko)), ": ", shown);
  switch (kind) {
    case Kind::kUnfitValue: return absl::StrCat(where, " ", row == nullptr ? "does not fit" : Expectation(row->type));
    case Kind::kUnknownKey: return absl::StrCat(where, " comes under a key that the table does not have");
    case Kind::kRepeatedKey: return absl::StrCat(where, " repeats a key of the same object");
    case Kind::kUnknownType: return absl::StrCat("no table describes the realtime type \"", std::string(key), "\"");
    case Kind::kBrokenRow: return absl::StrCat("a row of a REAL frame has no usable ", std::string(key));
    case Kind::kUnparsedOverflow: return absl::StrCat(where, " is dropped: `unparsed` of its message is full");
  }
  return where;
}

}  // namespace kiwoom::runtime
