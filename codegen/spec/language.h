#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "codec/table.h"

// The spec language as data: every key, where it is allowed, the form of its value and its words. The reader refuses
// anything else. spec/schema.json (for editors) is printed from the same tables, so the two cannot diverge.
namespace kiwoom::spec {

// A word of the language, for example a type, and its value.
template <typename T>
struct Word {
  std::string_view text;
  T value;
  std::string_view doc;
};

inline constexpr Word<codec::Type> kTypeWords[] = {
    {"price", codec::Type::kPrice, "Whole number; its sign is the direction against the previous close."},
    {"plain_price", codec::Type::kPlainPrice, "A price without a direction; decimal if `decimals` is given."},
    {"level", codec::Type::kLevel, "Decimal number; its sign is the direction against the previous close."},
    {"ratio", codec::Type::kRatio, "Decimal number whose sign is a direction, not arithmetic."},
    {"rate", codec::Type::kRate, "Decimal number with a true sign."},
    {"change", codec::Type::kChange, "Difference with a true sign; decimal if `decimals` is given."},
    {"net", codec::Type::kNet, "Balance with a true sign; decimal if `decimals` is given."},
    {"quantity", codec::Type::kQuantity, "Whole number of shares, or of `unit`."},
    {"amount", codec::Type::kAmount, "Won, or `unit`; decimal if `decimals` is given."},
    {"count", codec::Type::kCount, "Whole number of things."},
    {"aggressor_quantity", codec::Type::kAggressorQuantity, "Whole number; its sign tells who crossed the spread."},
    {"time_of_day", codec::Type::kTimeOfDay, "HHMMSS, Asia/Seoul."},
    {"date", codec::Type::kDate, "YYYYMMDD, Asia/Seoul."},
    {"date_time", codec::Type::kDateTime, "YYYYMMDDHHMMSS, Asia/Seoul."},
    {"duration", codec::Type::kDuration, "Seconds, or HHMMSS."},
    {"flag", codec::Type::kFlag, "True or false; `codes` lists the spellings."},
    {"enum", codec::Type::kEnum, "A value of the enum named by `of`."},
    {"code", codec::Type::kCode, "Identifier, verbatim except for padding."},
    {"stock_code", codec::Type::kStockCode, "Stock code, without the A that order frames put before it."},
    {"text", codec::Type::kText, "Anything else, verbatim except for padding."},
    {"list", codec::Type::kList, "Array of objects; `fields` describes each object, `of` names its message."},
};

inline constexpr Word<codec::Register> kRegisterWords[] = {
    {"item", codec::Register::kItem, "Registered for an item: a stock, an index."},
    {"market", codec::Register::kMarket, "Registered once, with the item \"\"."},
    {"account", codec::Register::kAccount, "Belongs to the account of the token."},
};

inline constexpr Word<codec::Delivery> kDeliveryWords[] = {
    {"state", codec::Delivery::kState, "The last value counts: may be conflated, and replayed as a snapshot."},
    {"event", codec::Delivery::kEvent, "Every row counts: never conflated, never replayed."},
};

inline constexpr Word<codec::Role> kRoleWords[] = {
    {"market_status", codec::Role::kMarketStatus, "Carries the market phases; the simulator plays them."},
    {"token", codec::Role::kToken, "Issues the access token."},
    {"revoke", codec::Role::kRevoke, "Revokes the access token."},
};

inline constexpr Word<codec::Effect> kEffectWords[] = {
    {"read", codec::Effect::kRead, "Only reads: a repeated request does no harm."},
    {"change", codec::Effect::kChange, "Changes something at the broker: an order, a watch list, a token."},
};

inline constexpr Word<codec::Scope> kScopeWords[] = {
    {"market", codec::Scope::kMarket, "Market data, the same for everybody."},
    {"account", codec::Scope::kAccount, "The customer's own data: accounts, orders, watch lists, conditions, tokens."},
};

inline constexpr Word<codec::Transport> kTransportWords[] = {
    {"http", codec::Transport::kHttp, "A request over HTTP."},
    {"websocket", codec::Transport::kWebsocket, "A request over the WebSocket of the realtime types."},
};

inline constexpr Word<codec::Items> kItemsWords[] = {
    {"stock", codec::Items::kStock, "A stock, with the venue if it is not KRX."},
    {"sector", codec::Items::kSector, "A sector, by its index."},
    {"none", codec::Items::kNone, "No item: everything at once."},
};

// A placeholder for any word in the first draft of a spec. The generator refuses it until somebody decides.
inline constexpr std::string_view kUndecided = "undecided";

// Protos and reference pages print `doc`.
inline constexpr Word<codec::Format> kFormatWords[] = {
    {"stock_code", codec::Format::kStockCode, "6 capital letters and digits"},
    {"stock_code_with_venue", codec::Format::kStockCodeWithVenue,
     "6 capital letters and digits, alone (KRX) or with _NX (NXT) or _AL (both)"},
    {"sector_code", codec::Format::kSectorCode, "3 letters or digits"},
    {"month", codec::Format::kMonth, "YYYYMM"},
};

// The meaning of a sign, if it differs from that of the type.
inline constexpr Word<bool> kSignWords[] = {
    {"decoration", true, "Nothing: the value is the magnitude."},
};

// Values of `absent` other than a list of spellings.
inline constexpr Word<bool> kAbsentWords[] = {
    {"zero", true, "Zero, in whatever spelling."},
};

// Status codes of gRPC, by their numbers.
inline constexpr Word<int> kStatusWords[] = {
    {"INVALID_ARGUMENT", 3, "The request is wrong."},
    {"NOT_FOUND", 5, "What it names does not exist."},
    {"PERMISSION_DENIED", 7, "The caller may not do this."},
    {"RESOURCE_EXHAUSTED", 8, "Too much was requested; a later call may succeed."},
    {"FAILED_PRECONDITION", 9, "Somebody must act before a call can succeed."},
    {"UNIMPLEMENTED", 12, "Not offered."},
    {"INTERNAL", 13, "A mistake of the gateway."},
    {"UNAVAILABLE", 14, "A retry may succeed."},
};

// The form of a key's value.
enum class Form : uint8_t {
  kText,         // a scalar, not empty
  kNumber,       // a whole number, 0 to 536870911
  kBool,         // true or false
  kWord,         // one of `words`
  kDecision,     // likewise, or kUndecided, which the model refuses together with all other open decisions
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
  const Mapping* alternative = nullptr;  // chosen if the element has a key that `of` lacks
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
extern const Mapping kErrorsFile;
extern const Mapping kErrorKind;
extern const Mapping kErrorCode;

// The form of a glossary term.
inline constexpr Form kTermForm = Form::kTextOrTexts;

}  // namespace kiwoom::spec
