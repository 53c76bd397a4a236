#include "codec/value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "codec/padded_text.h"
#include "codec/wire_reader.h"

namespace kiwoom::codec {
namespace {

constexpr uint32_t kNumber = 10, kCompanion = 100010;

// What was written, read back field by field.
struct Written {
  Outcome outcome;
  std::optional<int64_t> integer;
  std::optional<double> real;
  std::optional<std::string> bytes;
  uint64_t companion = 0;
};

Written Encode(const Row& row, std::string_view text) {
  WireWriter out, same;
  out.Reserve(ValueRoom(text.size()));
  same.Reserve(ValueRoom(text.size()));
  Written written{.outcome = EncodeValue(ValuePlan(row), text, out)};
  EXPECT_EQ(EncodePaddedValue(ValuePlan(row), PaddedText(text).view(), same), written.outcome) << text;
  EXPECT_EQ(same.view(), out.view()) << text;
  WireReader reader(out.view());
  for (WireField field; reader.Next(field);) {
    if (field.number == kCompanion) {
      written.companion = field.value;
    } else if (field.wire_type == kVarint) {
      written.integer = static_cast<int64_t>(field.value >> 1) ^ -static_cast<int64_t>(field.value & 1);
    } else if (field.wire_type == kFixed64) {
      double value;
      std::memcpy(&value, &field.value, sizeof value);
      written.real = value;
    } else {
      written.bytes = std::string(field.bytes);
    }
  }
  EXPECT_FALSE(reader.failed());
  return written;
}

Row RowOf(Type type, Shape shape) {
  return {.key = "10",
          .ko = "현재가",
          .name = "value",
          .number = kNumber,
          .companion = kCompanion,
          .type = type,
          .shape = shape};
}

TEST(Value, PricesAreAMagnitudeAndADirection) {
  const Row row = RowOf(Type::kPrice, Shape::kSint64);
  const struct {
    const char* text;
    int64_t value;
    uint64_t direction;  // 1 up, 2 down, 3 unchanged
  } kCases[] = {{"+86800", 86800, 1}, {"-66000", 66000, 2}, {" 67300", 67300, 3}, {"--5", 5, 2},
                {"0", 0, 0},          {"-0", 0, 0},         {"+0", 0, 0},         {" 20,190 ", 20190, 3}};
  for (const auto& test : kCases) {
    const Written written = Encode(row, test.text);
    EXPECT_EQ(written.integer, test.value) << test.text;
    EXPECT_EQ(written.companion, test.direction) << test.text;
    EXPECT_EQ(written.outcome, test.value == 0 ? Outcome::kZero : Outcome::kWritten) << test.text;
  }
}

TEST(Value, LevelsAndRatiosAreDoublesWithADirection) {
  for (const Type type : {Type::kLevel, Type::kRatio}) {
    const Row row = RowOf(type, Shape::kDouble);
    EXPECT_EQ(Encode(row, "-2393.33").real, 2393.33);
    EXPECT_EQ(Encode(row, "-2393.33").companion, 2u);
    EXPECT_EQ(Encode(row, "+96.64").companion, 1u);
    EXPECT_EQ(Encode(row, "0.00").companion, 0u);
    // A level without a sign equals the previous one; a ratio without a sign may be larger or smaller.
    EXPECT_EQ(Encode(row, "138.78").companion, type == Type::kLevel ? 3u : 0u);
  }
}

TEST(Value, ChangesAndNetsKeepTheirSign) {
  const Row change = RowOf(Type::kChange, Shape::kSint64);
  EXPECT_EQ(Encode(change, "-50").integer, -50);
  EXPECT_EQ(Encode(change, "-50").companion, 0u);
  EXPECT_EQ(Encode(change, "+9000").integer, 9000);
  EXPECT_EQ(Encode(RowOf(Type::kNet, Shape::kSint64), "--23722054").integer, -23722054);
  EXPECT_EQ(Encode(RowOf(Type::kRate, Shape::kDouble), "-0.24").real, -0.24);
  const auto zero = Encode(RowOf(Type::kRate, Shape::kDouble), "-0.00").real;
  ASSERT_TRUE(zero.has_value());
  EXPECT_FALSE(std::signbit(*zero)) << "-0 is spelling";
}

TEST(Value, TheSignOfATradesQuantityIsItsAggressor) {
  const Row row = RowOf(Type::kAggressorQuantity, Shape::kSint64);
  EXPECT_EQ(Encode(row, "+82").integer, 82);
  EXPECT_EQ(Encode(row, "+82").companion, 1u);
  EXPECT_EQ(Encode(row, "-7805").companion, 2u);
  EXPECT_EQ(Encode(row, "7805").companion, 0u) << "an auction has no aggressor";
  EXPECT_EQ(Encode(row, "-0").companion, 0u);
}

TEST(Value, TimesOfDay) {
  const Row row = RowOf(Type::kTimeOfDay, Shape::kTimeOfDay);
  EXPECT_EQ(Encode(row, "165208").bytes, "\x08\x10\x10\x34\x18\x08");
  EXPECT_EQ(Encode(row, "000000").bytes, "") << "midnight is present and empty";
  for (const char* text : {"240000", "126000", "120060", "1200", "1200000", "12:000", "-12000", "+93012", "9301a"}) {
    EXPECT_EQ(Encode(row, text).outcome, Outcome::kUnfit) << text;
  }
}

TEST(Value, ATimeOfDayMayHaveLostItsLeadingZero) {
  const Row row = RowOf(Type::kTimeOfDay, Shape::kTimeOfDay);
  EXPECT_EQ(Encode(row, "93012").bytes, Encode(row, "093012").bytes);
  EXPECT_EQ(Encode(row, "93012").bytes, "\x08\x09\x10\x1E\x18\x0C");
  EXPECT_EQ(Encode(row, " 93012").bytes, "\x08\x09\x10\x1E\x18\x0C");
  EXPECT_EQ(Encode(row, "00000").bytes, "");
  for (const char* text : {"96000", "90060", "99999", "88888"}) {
    EXPECT_EQ(Encode(row, text).outcome, Outcome::kUnfit) << text;
  }
  const Row date_time = RowOf(Type::kDateTime, Shape::kDateTime);
  EXPECT_EQ(Encode(date_time, "2024110783713").outcome, Outcome::kUnfit) << "of an instant nobody has seen that";
}

TEST(Value, ATimeOfDayMayBeAMark) {
  Row row = RowOf(Type::kTimeOfDay, Shape::kTimeOfDay);
  EXPECT_EQ(Encode(row, "888888").bytes, "\x20\x01") << "the closing auction";
  EXPECT_EQ(Encode(row, "999999").bytes, "\x20\x02") << "the end of after-hours trading";
  for (const char* text : {"777777", "8888888", "888889", "+888888"}) {
    EXPECT_EQ(Encode(row, text).outcome, Outcome::kUnfit) << text;
  }
  EXPECT_EQ(Encode(RowOf(Type::kDateTime, Shape::kDateTime), "20241107888888").outcome, Outcome::kUnfit);
  EXPECT_EQ(Encode(RowOf(Type::kDuration, Shape::kSint64), "888888").outcome, Outcome::kUnfit);
  static constexpr std::string_view kAbsent[] = {"999999"};
  row.absent = kAbsent;
  EXPECT_EQ(Encode(row, "999999").outcome, Outcome::kAbsent) << "where the table says so";
}

TEST(Value, Dates) {
  const Row date = RowOf(Type::kDate, Shape::kDate);
  EXPECT_EQ(Encode(date, "20241122").bytes, "\x08\xE8\x0F\x10\x0B\x18\x16");
  EXPECT_EQ(Encode(date, "20240229").outcome, Outcome::kWritten);
  for (const char* text : {"20230229", "20241301", "20240431", "00000000", "2024112", "202411222"}) {
    EXPECT_EQ(Encode(date, text).outcome, Outcome::kUnfit) << text;
  }
  const Row date_time = RowOf(Type::kDateTime, Shape::kDateTime);
  EXPECT_EQ(Encode(date_time, "20241107083713").bytes, "\x08\xE8\x0F\x10\x0B\x18\x07\x20\x08\x28\x25\x30\x0D");
  EXPECT_EQ(Encode(date_time, "20241107240000").outcome, Outcome::kUnfit);
}

TEST(Value, DurationsAreClocksOfSixDigitsOrSeconds) {
  const Row row = RowOf(Type::kDuration, Shape::kSint64);
  EXPECT_EQ(Encode(row, "000000").integer, 0);
  EXPECT_EQ(Encode(row, "002000").integer, 1200);
  EXPECT_EQ(Encode(row, "250000").integer, 90000);
  EXPECT_EQ(Encode(row, "600").integer, 600);
  for (const char* text : {"006000", "0000000", "-5", "1.5"}) {
    EXPECT_EQ(Encode(row, text).outcome, Outcome::kUnfit) << text;
  }
}

TEST(Value, CodesAreExactlyThoseOfTheList) {
  static constexpr Code kCodes[] = {{"1", 1}, {"KRX", 1}, {"2", 2}};
  Row row = RowOf(Type::kEnum, Shape::kEnum);
  row.codes = kCodes;
  EXPECT_EQ(Encode(row, "KRX").outcome, Outcome::kWritten);
  EXPECT_EQ(Encode(row, " 2 ").outcome, Outcome::kWritten);
  EXPECT_EQ(Encode(row, "3").outcome, Outcome::kUnfit);
  EXPECT_EQ(Encode(row, "krx").outcome, Outcome::kUnfit);
}

TEST(Value, TextIsTrimmedOutsideOnly) {
  const Row row = RowOf(Type::kText, Shape::kString);
  EXPECT_EQ(Encode(row, "  삼  성 ").bytes, "삼  성");
}

TEST(Value, BlanksAndListedSpellingsAreAbsent) {
  static constexpr std::string_view kAbsent[] = {"000000"};
  Row row = RowOf(Type::kTimeOfDay, Shape::kTimeOfDay);
  row.absent = kAbsent;
  for (const char* text : {"", " ", "      ", "000000", " 000000"}) {
    EXPECT_EQ(Encode(row, text).outcome, Outcome::kAbsent) << '"' << text << '"';
  }
}

TEST(Value, WhereZeroCannotBeAValueItIsAbsentInAnySpelling) {
  struct Case {
    Type type;
    Shape shape;
    std::vector<const char*> none;
    std::vector<const char*> some;
  };
  const Case cases[] = {
      {Type::kPrice,
       Shape::kSint64,
       {"0", "+0", "-0", "--0", " 0", "00000000", "0,000", "000000000000", "0.00"},
       {"1", "-1"}},
      {Type::kPlainPrice, Shape::kSint64, {"0", "+0", "-0", "00000000", ""}, {"-1", "0001"}},
      {Type::kLevel, Shape::kDouble, {"0", "0.00", "-0.00", "+0.0", "0.000000000000000"}, {"0.01", "-0.01"}},
      {Type::kQuantity, Shape::kSint64, {"0", "-0"}, {"7"}},
      {Type::kCode, Shape::kString, {"0", "0000000", " 000 "}, {"0000017", "0 0", "-0", "0.0", "O"}},
      {Type::kText, Shape::kString, {"0", "00"}, {"+0", "가격제한폭 초과"}},
      {Type::kTimeOfDay, Shape::kTimeOfDay, {"000000", "0", "00000"}, {"000001"}},
      {Type::kDate, Shape::kDate, {"00000000", "0"}, {"20260102"}},
      {Type::kDateTime, Shape::kDateTime, {"00000000000000"}, {"20241107000000"}},
      {Type::kDuration, Shape::kSint64, {"000000", "0"}, {"1"}},
  };
  for (const Case& test : cases) {
    Row row = RowOf(test.type, test.shape);
    row.zero_is_absent = true;
    for (const char* text : test.none) EXPECT_EQ(Encode(row, text).outcome, Outcome::kAbsent) << text;
    for (const char* text : test.some) EXPECT_EQ(Encode(row, text).outcome, Outcome::kWritten) << text;
  }
}

TEST(Value, WhereTheSignIsDecorationTheMagnitudeIsTheValue) {
  Row row = RowOf(Type::kQuantity, Shape::kSint64);
  row.sign_is_decoration = true;
  for (const char* text : {"7805", "+7805", "-7805", "--7805", " 7,805"}) {
    EXPECT_EQ(Encode(row, text).integer, 7805) << text;
    EXPECT_EQ(Encode(row, text).companion, 0u) << text;
  }
  row = RowOf(Type::kRate, Shape::kDouble);
  row.sign_is_decoration = true;
  EXPECT_EQ(Encode(row, "+34.38").real, 34.38);
  EXPECT_EQ(Encode(row, "-49.85").real, 49.85);
  EXPECT_EQ(Encode(row, "-49.85").companion, 0u);
  EXPECT_EQ(Encode(row, "43.20").real, 43.2);
}

TEST(Value, AStocksCodeLosesTheLetterOfItsMarket) {
  const Row row = RowOf(Type::kStockCode, Shape::kString);
  EXPECT_EQ(Encode(row, "A005930").bytes, "005930");
  EXPECT_EQ(Encode(row, " A005930_NX ").bytes, "005930_NX");
  EXPECT_EQ(Encode(row, "0156T0").bytes, "0156T0");
  EXPECT_EQ(Encode(row, "J52C17F").bytes, "J52C17F");
  EXPECT_EQ(Encode(RowOf(Type::kCode, Shape::kString), "A005930").bytes, "A005930") << "other codes are verbatim";
}

TEST(Value, WhatDoesNotFitIsNotRounded) {
  EXPECT_EQ(Encode(RowOf(Type::kQuantity, Shape::kSint64), "1.5").outcome, Outcome::kUnfit);
  EXPECT_EQ(Encode(RowOf(Type::kQuantity, Shape::kSint64), "9999999999999999999").outcome, Outcome::kUnfit);
  EXPECT_EQ(Encode(RowOf(Type::kRate, Shape::kDouble), "0.1234567890123456").outcome, Outcome::kUnfit);
  EXPECT_EQ(Encode(RowOf(Type::kRate, Shape::kDouble), "0.123456789012345").real, 0.123456789012345);
}

TEST(Value, ScaledValuesAreDivided) {
  Row row = RowOf(Type::kLevel, Shape::kDouble);
  row.scale = 100;
  EXPECT_EQ(Encode(row, "+265381").real, 2653.81);
  row.type = Type::kRate;
  EXPECT_EQ(Encode(row, "352").real, 3.52);
}

TEST(Value, AScaledValueWithAPointIsNotDividedAgain) {
  for (const Type type : {Type::kLevel, Type::kRatio, Type::kRate}) {
    Row row = RowOf(type, Shape::kDouble);
    row.scale = 100;
    for (const char* text : {"+2653.81", "3.52", "-0.5", "352.0", "265381.00", "123456789.5", "2,653.81"}) {
      EXPECT_EQ(Encode(row, text).outcome, Outcome::kUnfit) << text;
    }
    EXPECT_EQ(Encode(row, "0.00").real, 0) << "nothing is nothing, divided or not";
  }
}

}  // namespace
}  // namespace kiwoom::codec
