#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "codec/table.h"

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

inline constexpr Word<codec::Type> kTypeWords[] = {
    {"price", codec::Type::kPrice, "Whole number; its sign is the direction against the previous close."},
    {"plain_price", codec::Type::kPlainPrice, "A price that has no direction; decimal where `decimals` is given."},
    {"level", codec::Type::kLevel, "Decimal number; its sign is the direction against the previous close."},
    {"ratio", codec::Type::kRatio, "Decimal number whose sign is a direction, not arithmetic."},
    {"rate", codec::Type::kRate, "Decimal number with a true sign."},
    {"change", codec::Type::kChange, "Difference with a true sign; decimal where `decimals` is given."},
    {"net", codec::Type::kNet, "Balance with a true sign; decimal where `decimals` is given."},
    {"quantity", codec::Type::kQuantity, "Whole number of shares, or of `unit`."},
    {"amount", codec::Type::kAmount, "Won, or `unit`; decimal where `decimals` is given."},
    {"count", codec::Type::kCount, "Whole number of things."},
    {"aggressor_quantity", codec::Type::kAggressorQuantity, "Whole number; its sign says who crossed the spread."},
    {"time_of_day", codec::Type::kTimeOfDay, "HHMMSS, Asia/Seoul."},
    {"date", codec::Type::kDate, "YYYYMMDD, Asia/Seoul."},
    {"date_time", codec::Type::kDateTime, "YYYYMMDDHHMMSS, Asia/Seoul."},
    {"duration", codec::Type::kDuration, "Seconds, or HHMMSS."},
    {"flag", codec::Type::kFlag, "True or false; `codes` says which spelling is which."},
    {"enum", codec::Type::kEnum, "One of the enum that `of` names."},
    {"code", codec::Type::kCode, "Identifier, verbatim but for padding."},
    {"stock_code", codec::Type::kStockCode, "Code of a stock, without the A that frames of orders put before it."},
    {"text", codec::Type::kText, "Anything else, verbatim but for padding."},
    {"list", codec::Type::kList, "Array of objects; `fields` says what each is, `of` names its message."},
};

inline constexpr Word<codec::Register> kRegisterWords[] = {
    {"item", codec::Register::kItem, "Registered for an item: a stock, an index."},
    {"market", codec::Register::kMarket, "Registered once, with the item \"\"."},
    {"account", codec::Register::kAccount, "Belongs to the account of the token."},
};

inline constexpr Word<codec::Delivery> kDeliveryWords[] = {
    {"state", codec::Delivery::kState, "The last value counts: may be conflated, and replayed as a snapshot."},
    {"event", codec::Delivery::kEvent, "Every one counts: never conflated, never replayed."},
};

inline constexpr Word<codec::Role> kRoleWords[] = {
    {"market_status", codec::Role::kMarketStatus, "Tells the gateway the market's timetable."},
    {"token", codec::Role::kToken, "Issues the access token."},
    {"revoke", codec::Role::kRevoke, "Revokes the access token."},
};

inline constexpr Word<codec::Effect> kEffectWords[] = {
    {"read", codec::Effect::kRead, "Only reads: asked twice, it does what it does once."},
    {"change", codec::Effect::kChange, "Changes something at the broker: an order, a watch list, a token."},
};

inline constexpr Word<codec::Scope> kScopeWords[] = {
    {"market", codec::Scope::kMarket, "The same for everybody who asks."},
    {"account", codec::Scope::kAccount, "The customer's own: accounts, orders, watch lists, conditions, tokens."},
};

inline constexpr Word<codec::Transport> kTransportWords[] = {
    {"http", codec::Transport::kHttp, "A request over HTTP."},
    {"websocket", codec::Transport::kWebsocket, "A request over the WebSocket of the realtime types."},
};

inline constexpr Word<codec::Items> kItemsWords[] = {
    {"stock", codec::Items::kStock, "A stock, with the venue where it is not KRX."},
    {"sector", codec::Items::kSector, "A sector, by its index."},
    {"none", codec::Items::kNone, "No item: all of it at once."},
};

// Stands for any word in the first version of a spec, until somebody has decided: refused, and never a word.
inline constexpr std::string_view kUndecided = "undecided";

// `doc` is what a proto and a reference page say of it.
inline constexpr Word<codec::Format> kFormatWords[] = {
    {"stock_code", codec::Format::kStockCode, "6 capital letters and digits"},
    {"stock_code_with_venue", codec::Format::kStockCodeWithVenue,
     "6 capital letters and digits, alone (KRX) or with _NX (NXT) or _AL (both)"},
    {"sector_code", codec::Format::kSectorCode, "3 letters or digits"},
    {"month", codec::Format::kMonth, "YYYYMM"},
};

// What a sign says where it is not what its type makes of it.
inline constexpr Word<bool> kSignWords[] = {
    {"decoration", true, "Nothing: the value is the magnitude."},
};

// What means "none" where it is not a list of spellings.
inline constexpr Word<bool> kAbsentWords[] = {
    {"zero", true, "Zero, in whatever spelling."},
};

// What stands behind a key.
enum class Form : uint8_t {
  kText,         // a scalar, not empty
  kNumber,       // a whole number, 0 to 536870911
  kBool,         // true or false
  kWord,         // one of `words`
  kDecision,     // likewise, or kUndecided, which the model refuses beside all else that is still to do
  kTexts,        // a sequence of scalars
  kTextOrTexts,  // a scalar, or a sequence of them
  kWordOrTexts,  // one of `words`, or a sequence of scalars
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
