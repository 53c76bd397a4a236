#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/table.h"
#include "codec/wire_writer.h"

// Turns one wire value into its protobuf field, for every type of the spec language.
//
//   price, level            magnitude + Direction: "+" up, "-" down, no sign unchanged; zero has no direction
//   ratio                   the same, but without a sign there is no direction
//   aggressor_quantity      magnitude + Side: "+" bought, "-" sold; zero has no side
//   plain_price, quantity, amount, count, net, change, rate    the number with its sign, or without it if the row
//                           calls the sign decoration
//   time_of_day             HHMMSS, HMMSS, or a marker instead of a clock time (TimeMarker)
//   date YYYYMMDD · date_time YYYYMMDDHHMMSS · duration HHMMSS (six digits) or seconds (fewer)
//   flag, enum              exactly a spelling of the code list
//   code, text              padding trimmed; up to kLongestText bytes, so that no event exceeds what clients accept
//   stock_code              a code without the letter of its market (PlainStockCode)
//
// A number that the broker multiplies by a factor has no point. With one it may have been divided already: it is unfit.
namespace kiwoom::codec {

inline constexpr size_t kLongestText = 4096;

enum class Outcome : uint8_t {
  kAbsent,   // blank, or a spelling that means "none": nothing was written
  kZero,     // a zero was written
  kWritten,  // a value was written
  kUnfit,    // not of the type: nothing was written
};

// Maximum room for a value of `size` characters.
constexpr size_t ValueRoom(size_t size) { return size + 48; }

// A row, prepared for writing: its tags in wire form.
class ValuePlan {
 public:
  explicit ValuePlan(const Row& row);

  const Row& row() const { return *row_; }
  // A number for which no spelling except zero may mean "none".
  bool plain() const { return plain_; }

 private:
  friend class ValueEncoder;

  struct WireTag {
    uint32_t bytes = 0;
    uint32_t size = 0;
  };
  static WireTag Encode(uint32_t number, uint32_t wire_type);

  // The meaning of a number's sign; none for other types.
  enum class Number : uint8_t { kNone, kSigned, kMagnitude, kDirected, kRatio, kSided };
  static Number NumberOf(const Row& row);

  // The members that most values need, close together: rows are long, and an order book has 163.
  WireTag tag_;
  WireTag companion_;
  Number number_;
  bool real_;  // a double, else an integer
  bool plain_;
  bool zero_is_absent_;
  uint8_t shift_ = 0;  // 2 for a scale of 100
  const Row* row_;
};

// Writes `text` (an unescaped JSON string) as the field of its row. The caller must have reserved ValueRoom.
Outcome EncodeValue(const ValuePlan& plan, std::string_view text, WireWriter& out);

// The same, but faster, for text that is followed by kPadding readable bytes.
Outcome EncodePaddedValue(const ValuePlan& plan, std::string_view text, WireWriter& out);

}  // namespace kiwoom::codec
