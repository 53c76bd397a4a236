#include <gtest/gtest.h>

#include <cstdio>
#include <cstring>
#include <string>

#include "absl/strings/str_cat.h"
#include "codec/padded_text.h"
#include "codec/value.h"
#include "codec/wire_reader.h"
#include "tests/properties/generated_frame.h"

// The complete rules of signs, for every number of every table.
namespace kiwoom::tests {
namespace {

using codec::Type;

// The encoded form of one value.
struct Wire {
  codec::Outcome outcome;
  std::string value;      // "-5", also for a double
  std::string companion;  // "UP", "DOWN", "UNCHANGED" or "BUY", "SELL"; empty: not written
};

Wire Encode(const codec::Row& row, std::string_view text) {
  codec::WireWriter out;
  out.Reserve(codec::ValueRoom(text.size()));
  Wire wire{codec::EncodePaddedValue(codec::ValuePlan(row), codec::PaddedText(text).view(), out), "", ""};
  codec::WireReader reader(out.view());
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == row.companion) {
      static constexpr const char* kDirections[] = {"", "UP", "DOWN", "UNCHANGED"};
      static constexpr const char* kSides[] = {"", "BUY", "SELL"};
      wire.companion = row.type == Type::kAggressorQuantity ? kSides[field.value] : kDirections[field.value];
    } else if (field.wire_type == codec::kFixed64) {
      double value;
      std::memcpy(&value, &field.value, sizeof value);
      // Multiplies scaled values by 100, so the rules apply to all.
      char text[400];
      std::snprintf(text, sizeof text, "%.0f", value * row.scale);
      wire.value = text;  // a negative zero is "-0"
    } else {
      wire.value = absl::StrCat(static_cast<int64_t>(field.value >> 1) ^ -static_cast<int64_t>(field.value & 1));
    }
  }
  EXPECT_FALSE(reader.failed());
  return wire;
}

enum class Signs { kNone, kDirection, kRatio, kSide, kTrue, kDecoration };

Signs SignsOf(const codec::Row& row) {
  if (row.sign_is_decoration) return Signs::kDecoration;
  switch (row.type) {
    case Type::kPrice:
    case Type::kLevel:
      return Signs::kDirection;
    case Type::kRatio:
      return Signs::kRatio;
    case Type::kAggressorQuantity:
      return Signs::kSide;
    case Type::kPlainPrice:
    case Type::kRate:
    case Type::kChange:
    case Type::kNet:
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
      return Signs::kTrue;
    default:
      return Signs::kNone;
  }
}

struct Rule {
  const char* text;
  const char* value;  // if the sign is arithmetic
  const char* direction;
  const char* side;
};

constexpr Rule kRules[] = {
    {"5", "5", "UNCHANGED", ""},
    {"+5", "5", "UP", "BUY"},
    {"-5", "-5", "DOWN", "SELL"},
    {"--5", "-5", "DOWN", "SELL"},
    {" +5", "5", "UP", "BUY"},
    {"-5 ", "-5", "DOWN", "SELL"},
    {"+0005", "5", "UP", "BUY"},
    {"-0005", "-5", "DOWN", "SELL"},
    {"-1,234", "-1234", "DOWN", "SELL"},
    {"+123456789", "123456789", "UP", "BUY"},
    {"-123456789", "-123456789", "DOWN", "SELL"},
    // A zero never has a sign, a direction or a side, whatever its spelling.
    {"0", "0", "", ""},
    {"+0", "0", "", ""},
    {"-0", "0", "", ""},
    {"--0", "0", "", ""},
    {" 0", "0", "", ""},
    {"-000000", "0", "", ""},
    {"-000000000000", "0", "", ""},
};

void ExpectRule(const codec::Row& row, const Rule& rule) {
  SCOPED_TRACE(absl::StrCat(std::string(row.key), " ", std::string(row.ko), ": \"", rule.text, "\""));
  for (const std::string_view none : row.absent) {
    if (none == codec::PaddedText(rule.text).view()) return;
  }
  const Wire wire = Encode(row, rule.text);
  const std::string value = rule.value;
  if (value == "0" && row.zero_is_absent) {
    EXPECT_EQ(wire.outcome, codec::Outcome::kAbsent);
    EXPECT_EQ(wire.value + wire.companion, "");
    return;
  }
  EXPECT_EQ(wire.outcome, value == "0" ? codec::Outcome::kZero : codec::Outcome::kWritten);
  switch (SignsOf(row)) {
    case Signs::kTrue:
      EXPECT_EQ(wire.value, value);
      EXPECT_EQ(wire.companion, "");
      break;
    case Signs::kDirection:
      EXPECT_EQ(wire.value, value.substr(value.starts_with('-')));
      EXPECT_EQ(wire.companion, rule.direction);
      break;
    case Signs::kRatio:
      EXPECT_EQ(wire.value, value.substr(value.starts_with('-')));
      // Without a sign it may be larger or smaller.
      EXPECT_EQ(wire.companion, std::string(rule.direction) == "UNCHANGED" ? "" : rule.direction);
      break;
    case Signs::kSide:
      EXPECT_EQ(wire.value, value.substr(value.starts_with('-')));
      EXPECT_EQ(wire.companion, rule.side);
      break;
    case Signs::kDecoration:
      EXPECT_EQ(wire.value, value.substr(value.starts_with('-')));
      EXPECT_EQ(wire.companion, "");
      break;
    case Signs::kNone:
      FAIL() << "not a number";
  }
}

// Returns the number of numeric rows in the table.
size_t ExpectRules(const codec::Message& table) {
  size_t numbers = 0;
  for (const codec::Row& row : table.rows) {
    if (row.list != nullptr) numbers += ExpectRules(*row.list);
    if (SignsOf(row) == Signs::kNone) continue;
    ++numbers;
    for (const Rule& rule : kRules) ExpectRule(row, rule);
  }
  return numbers;
}

TEST(Signs, MeanTheSameInEveryTable) {
  size_t numbers = 0;
  for (const codec::Kind kind : {codec::Kind::kRealtime, codec::Kind::kRest}) {
    for (const codec::Tr* const tr : PublishedTrs(kind)) {
      SCOPED_TRACE(tr->code);
      numbers += ExpectRules(*tr->response);
    }
  }
  EXPECT_GT(numbers, 400u);
}

}  // namespace
}  // namespace kiwoom::tests
