#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/table.h"
#include "codec/wire_writer.h"

// One wire value → its protobuf field: the meaning of every type of the spec language.
//
//   price, level            magnitude + Direction: "+" up, "-" down, no sign unchanged; zero has no direction
//   ratio                   the same, but no sign says nothing
//   aggressor_quantity      magnitude + Side: "+" bought, "-" sold; zero has no side
//   plain_price, quantity, amount, count, net, change, rate    the number with its sign, or without it where the row
//                           says that it is decoration
//   time_of_day             HHMMSS, HMMSS, or one of the marks that stand for no clock time (TimeMarker)
//   date YYYYMMDD · date_time YYYYMMDDHHMMSS · duration HHMMSS (six digits) or seconds (fewer)
//   flag, enum              exactly a spelling of the code list
//   code, text              padding trimmed; up to kLongestText bytes, so that no event outgrows what clients take
//   stock_code              a code without the letter of its market (PlainStockCode)
//
// A number that the broker sends times a factor has no point: with one it may have been divided already, and is unfit.
namespace kiwoom::codec {

inline constexpr size_t kLongestText = 4096;

enum class Outcome : uint8_t {
  kAbsent,   // blank, or a spelling that means "none": nothing was written
  kZero,     // a zero was written
  kWritten,  // a value was written
  kUnfit,    // not of the type: nothing was written
};

// Room that a value of `size` characters needs at most.
constexpr size_t ValueRoom(size_t size) { return size + 48; }

// A row, prepared for writing: its tags as the bytes that they are on the wire.
class ValuePlan {
 public:
  explicit ValuePlan(const Row& row);

  const Row& row() const { return *row_; }
  // A number of which no spelling but a zero may mean "none".
  bool plain() const { return plain_; }

 private:
  friend class ValueEncoder;

  struct WireTag {
    uint32_t bytes = 0;
    uint32_t size = 0;
  };
  static WireTag Encode(uint32_t number, uint32_t wire_type);

  // What the sign of a number says; of other types nothing.
  enum class Number : uint8_t { kNone, kSigned, kMagnitude, kDirected, kRatio, kSided };
  static Number NumberOf(const Row& row);

  // All that most values need of their row, close together: rows are long, and a book has 163.
  WireTag tag_;
  WireTag companion_;
  Number number_;
  bool real_;  // a double, else an integer
  bool plain_;
  bool zero_is_absent_;
  uint8_t shift_ = 0;  // 2 for a scale of 100
  const Row* row_;
};

// Writes `text` (a JSON string's content, unescaped) as the field of its row. The caller has reserved ValueRoom.
Outcome EncodeValue(const ValuePlan& plan, std::string_view text, WireWriter& out);

// The same, faster, for text behind which kPadding bytes can be read.
Outcome EncodePaddedValue(const ValuePlan& plan, std::string_view text, WireWriter& out);

}  // namespace kiwoom::codec
