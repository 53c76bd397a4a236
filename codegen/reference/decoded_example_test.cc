#include "codegen/reference/decoded_example.h"

#include "generated/descriptors.h"
#include "generated/registry.h"
#include "gtest/gtest.h"

namespace kiwoom::reference {
namespace {

// Decodes with the kitchen sink's tables.
absl::StatusOr<std::string> Decode(std::string_view code, std::string_view example) {
  static const MessagePool& pool = *new MessagePool(generated::DescriptorSet());
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->code == code) return DecodedExample(*tr, example, pool);
  }
  return absl::NotFoundError("no such TR");
}

TEST(DecodedExample, SaysWhereAValueComesFromAndInWhatUnit) {
  EXPECT_EQ(Decode("9a", R"({"trnm":"REAL","data":[{"type":"9a","values":{"21":"345","10":"-20800","27":"Y",)"
                         R"("23":"165207","31":"","777":"x","28":"7"}}]})"
                         "\nbroken")
                .value(),
            "current_price: 20800  # 10 \"-20800\", won\n"
            "current_price_direction: DIRECTION_DOWN\n"
            "bill_million_krw: 345  # 21 \"345\", million won\n"
            "cooked_time { hours: 16 minutes: 52 seconds: 7 }  # 23 \"165207\"\n"
            "is_spicy: true  # 27 \"Y\"\n"
            "unparsed { key: \"777\" value: \"x\" }\n"
            "unparsed { key: \"28\" value: \"7\" }\n");
}

TEST(DecodedExample, LevelsStandOnOneLineEach) {
  EXPECT_EQ(Decode("9a", R"({"trnm":"REAL","data":[{"type":"9a","values":{"41":"0","42":"+5","52":"-7"}}]})").value(),
            "shelves { price: 0 }  # 41 \"0\"\n"
            "shelves { price: 5 price_direction: DIRECTION_UP quantity: 7 aggressor_side: SIDE_SELL }"
            "  # 42 \"+5\", 52 \"-7\"\n");
}

TEST(DecodedExample, WhereALineWouldBeTooLongTheKeysMustDo) {
  EXPECT_EQ(
      Decode("9a",
             R"({"trnm":"REAL","data":[{"type":"9a","values":{"41":"-123456789","51":"+123456789","61":"1.5"}}]})")
          .value(),
      "shelves { price: 123456789 price_direction: DIRECTION_DOWN height: 1.5 height_direction: DIRECTION_UNCHANGED "
      "quantity: 123456789 aggressor_side: SIDE_BUY }  # 41, 51, 61\n");
}

TEST(DecodedExample, TheFirstElementsStandForAll) {
  EXPECT_EQ(Decode("kz00001", R"({"dishes":[{"nm":"국수","parts":[{"nm":"밀"}]},{},{"nm":"a"},{"nm":"b"}]})").value(),
            "dishes {  # dishes\n"
            "  dish_name: \"국수\"  # nm \"국수\"\n"
            "  ingredients {  # parts\n"
            "    ingredient_name: \"밀\"  # nm \"밀\"\n"
            "  }\n"
            "}\n"
            "dishes {\n"
            "}\n"
            "# … and 2 more dishes\n");
}

TEST(DecodedExample, WhatTheEngineDoesNotReadIsAnError) {
  EXPECT_FALSE(Decode("9a", "{").ok());
  EXPECT_FALSE(Decode("kz00001", "[]").ok());
  const auto other = Decode("9a", R"({"trnm":"REAL","data":[{"type":"9b","values":{"215":"3"}}]})");
  EXPECT_EQ(std::string(other.status().message()), "the first frame has no row of this TR");
}

}  // namespace
}  // namespace kiwoom::reference
