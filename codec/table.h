#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// A TR as data: the generated tables consist of these types, and the codec, the gateway, the simulator and the
// command-line client read them. One Row per wire key, in the order of the broker's table.
namespace kiwoom::codec {

// Types of the spec language (spec/README.md); value.h describes the values of each. Numbers come first, because tests
// write `type <= kAggressorQuantity` for "is a number".
enum class Type : uint8_t {
  kPrice,
  kPlainPrice,
  kLevel,
  kRatio,
  kRate,
  kChange,
  kNet,
  kQuantity,
  kAmount,
  kCount,
  kAggressorQuantity,
  kTimeOfDay,
  kDate,
  kDateTime,
  kDuration,
  kFlag,
  kEnum,
  kCode,
  kStockCode,
  kText,
  kList,
};

// How a protobuf message stores a value.
enum class Shape : uint8_t { kSint64, kDouble, kBool, kEnum, kString, kTimeOfDay, kDate, kDateTime, kList };

// The format of a request's text, if the broker's table defines one; format.h checks it.
enum class Format : uint8_t { kNone, kStockCode, kStockCodeWithVenue, kSectorCode, kMonth };

// A wire spelling and its value: the number of an enum value, or 0 or 1 for a flag.
struct Code {
  std::string_view wire;
  int32_t value;
};

struct Message;

// One wire key.
struct Row {
  std::string_view key;    // verbatim: "10", "52wk_hgst_pric"
  std::string_view ko;     // "현재가"
  std::string_view name;   // proto field: "current_price"; in a group, the field of the shared message
  uint32_t number = 0;     // proto field number, in the TR's message or in the group's
  uint32_t companion = 0;  // number of the companion Direction or Side field; 0: none
  Type type = Type::kText;
  Shape shape = Shape::kString;
  uint8_t decimals = 0;             // digits after the point, as the broker writes them
  uint32_t scale = 1;               // the broker multiplies the value by this
  bool sign_is_decoration = false;  // the sign means nothing: the value is the magnitude
  std::string_view unit = {};
  std::span<const Code> codes = {};
  std::span<const std::string_view> absent = {};  // wire spellings that mean "none"
  bool zero_is_absent = false;                    // zero in any spelling also means "none"
  bool sensitive = false;
  bool required = false;          // requests
  uint16_t length = 0;            // requests: maximum number of characters; 0: not stated
  Format format = Format::kNone;  // requests
  int16_t group = -1;             // index in Message::groups; -1: a field of its own
  uint8_t level = 0;              // 0-based, within the group
  const Message* list = nullptr;  // kList: its elements
};

// Consecutive keys folded into a repeated message: ten asks, five brokers.
struct Group {
  std::string_view name;  // proto field: "asks"
  uint32_t number;        // its proto field number
  uint8_t levels;
  std::string_view message;  // "OrderBookLevel"
};

// One protobuf message of a TR.
struct Message {
  std::string_view name;  // "OrderBook", "GetSectorPriceResponse"
  std::span<const Row> rows;
  std::span<const Group> groups = {};
};

enum class Kind : uint8_t { kRealtime, kRest };

// The item of a realtime registration.
enum class Register : uint8_t { kNone, kItem, kMarket, kAccount };

// State: only the last value counts. Event: every row counts.
enum class Delivery : uint8_t { kNone, kState, kEvent };

// A purpose of the project's own: the access token, and the market phases that the simulator plays.
enum class Role : uint8_t { kNone, kMarketStatus, kToken, kRevoke };

// Whether a TR changes anything. A change is never sent twice.
enum class Effect : uint8_t { kChange, kRead };

// Whose data a TR concerns: everybody's, or only the customer's.
enum class Scope : uint8_t { kAccount, kMarket };

// The transport of a TR.
enum class Transport : uint8_t { kHttp, kWebsocket };

// Which items a realtime type takes; item.h knows their spelling.
enum class Items : uint8_t { kNone, kStock, kSector };

struct Tr {
  std::string_view code;       // as the broker writes it, case included
  std::string_view title;      // "주식체결"
  std::string_view wire_name;  // `name` on the wire, if it differs from the title; else the title
  std::string_view name;       // "Trade"
  Kind kind = Kind::kRealtime;
  Register registration = Register::kNone;
  Delivery delivery = Delivery::kNone;
  uint32_t state_key =
      0;  // of a state: the number of the field for each value of which the last row counts, as well as
          // for each item; 0: for each item alone
  Role role = Role::kNone;
  Effect effect = Effect::kChange;  // closed by default: neither served nor sent twice
  Scope scope = Scope::kAccount;    // closed by default, too
  Transport transport = Transport::kHttp;
  Items items = Items::kNone;
  bool exposed = true;                // has an RPC of its own
  uint32_t event_field = 0;           // realtime: field of Event and value of RealtimeType
  std::string_view event_field_name;  // realtime: "order_book"
  std::string_view method;            // "/kiwoom.v1.SectorService/GetSectorPrice"; empty: none
  std::string_view path;              // REST: "/api/dostk/sect"
  const Message* request = nullptr;   // REST
  const Message* response = nullptr;  // REST, and the message of a realtime type
};

// The project's own fields in requests and responses of REST TRs.
inline constexpr uint32_t kPageTokenNumber = 1;      // in requests
inline constexpr uint32_t kMaxAgeNumber = 2;         // in requests
inline constexpr uint32_t kNextPageTokenNumber = 1;  // in responses
inline constexpr uint32_t kReceivedTimeNumber = 2;   // in responses
// In every message of a TR: values that could not be typed, verbatim by wire key.
inline constexpr uint32_t kUnparsedNumber = 9;

// The shape of an RPC.
enum class RpcKind : uint8_t { kUnary, kSubscribe };

// One generated RPC.
struct Method {
  std::string_view path;  // "/kiwoom.v1.SectorService/GetSectorPrice"
  RpcKind kind;
  const Tr* tr;  // null: Subscribe over any type of the service
};

}  // namespace kiwoom::codec
