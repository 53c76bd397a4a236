#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "codegen/runtime/table.h"

// The spec language as data: every key, where it may stand, what it holds, in which words. The reader refuses what is
// not here, and spec/schema.json (for editors) is printed from the same tables, so that the two cannot drift apart.
namespace kiwoom::spec {

// A word of the language, for example a type, and what it stands for.
template <typename T>
struct Word {
  std::string_view text;
  T value;
  std::string_view doc;
};

inline constexpr Word<runtime::Type> kTypeWords[] = {
    {"price", runtime::Type::kPrice, "Whole number; its sign is the direction against the previous close."},
    {"plain_price", runtime::Type::kPlainPrice, "A price that has no direction; decimal where `decimals` is given."},
    {"level", runtime::Type::kLevel, "Decimal number; its sign is the direction against the previous close."},
    {"ratio", runtime::Type::kRatio, "Decimal number whose sign is a direction, not arithmetic."},
    {"rate", runtime::Type::kRate, "Decimal number with a true sign."},
    {"change", runtime::Type::kChange, "Difference with a true sign; decimal where `decimals` is given."},
    {"net", runtime::Type::kNet, "Balance with a true sign; decimal where `decimals` is given."},
    {"quantity", runtime::Type::kQuantity, "Whole number of shares, or of `unit`."},
    {"amount", runtime::Type::kAmount, "Won, or `unit`; decimal where `decimals` is given."},
    {"count", runtime::Type::kCount, "Whole number of things."},
    {"aggressor_quantity", runtime::Type::kAggressorQuantity, "Whole number; its sign says who crossed the spread."},
    {"time_of_day", runtime::Type::kTimeOfDay, "HHMMSS, Asia/Seoul."},
    {"date", runtime::Type::kDate, "YYYYMMDD, Asia/Seoul."},
    {"date_time", runtime::Type::kDateTime, "YYYYMMDDHHMMSS, Asia/Seoul."},
    {"duration", runtime::Type::kDuration, "Seconds, or HHMMSS."},
    {"flag", runtime::Type::kFlag, "True or false; `codes` says which spelling is which."},
    {"enum", runtime::Type::kEnum, "One of the enum that `of` names."},
    {"code", runtime::Type::kCode, "Identifier, verbatim but for padding."},
    {"text", runtime::Type::kText, "Anything else, verbatim but for padding."},
    {"list", runtime::Type::kList, "Array of objects; `fields` says what each is, `of` names its message."},
};

inline constexpr Word<runtime::Register> kRegisterWords[] = {
    {"item", runtime::Register::kItem, "Registered for an item: a stock, an index."},
    {"market", runtime::Register::kMarket, "Registered once, with the item \"\"."},
    {"account", runtime::Register::kAccount, "Belongs to the account of the token."},
};

inline constexpr Word<runtime::Delivery> kDeliveryWords[] = {
    {"state", runtime::Delivery::kState, "The last value counts: may be conflated, and replayed as a snapshot."},
    {"event", runtime::Delivery::kEvent, "Every one counts: never conflated, never replayed."},
};

inline constexpr Word<runtime::Role> kRoleWords[] = {
    {"market_status", runtime::Role::kMarketStatus, "Tells the gateway the market's timetable."},
    {"token", runtime::Role::kToken, "Issues the access token."},
    {"revoke", runtime::Role::kRevoke, "Revokes the access token."},
};

// What stands behind a key.
enum class Form : uint8_t {
  kText,         // a scalar, not empty
  kNumber,       // a whole number, 0 to 536870911
  kBool,         // true or false
  kWord,         // one of `words`
  kTexts,        // a sequence of scalars
  kTextOrTexts,  // a scalar, or a sequence of them
  kCodes,        // a mapping of scalars to scalars
  kMappings,     // a sequence of `of` (or `alternative`)
  kNamed,        // a mapping whose keys are names and whose values are `of`
};

struct Mapping;

struct Key {
  std::string_view name;
  Form form;
  std::string_view doc;
  bool required = false;
  std::span<const std::string_view> words = {};
  const Mapping* of = nullptr;
  const Mapping* alternative = nullptr;  // chosen where the element has a key that `of` lacks
};

// A mapping that a spec file may contain.
struct Mapping {
  std::string_view noun;  // as errors name it: "a row"
  std::span<const Key> keys;

  const Key* Find(std::string_view name) const;
};

extern const Mapping kTrFile;
extern const Mapping kTypesFile;
extern const Mapping kRow;
extern const Mapping kGroup;
extern const Mapping kColumn;
extern const Mapping kEnum;
extern const Mapping kEnumValue;
extern const Mapping kSharedMessage;
extern const Mapping kSharedField;

// How a glossary's term is written.
inline constexpr Form kTermForm = Form::kTextOrTexts;

}  // namespace kiwoom::spec
