#include "codegen/model/event_field_number.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

TEST(EventFieldNumber, IsComputedFromTheTwoCharacters) {
  struct Case {
    const char* code;
    uint32_t event_field;
  };
  const Case cases[] = {{"00", 1000}, {"0B", 1011}, {"0G", 1016}, {"0g", 1042},
                        {"0s", 1054}, {"1h", 1105}, {"zz", 4843}};
  for (const Case& c : cases) EXPECT_EQ(EventFieldNumber(c.code), c.event_field) << c.code;
}

TEST(EventFieldNumber, NoTwoCodesShareOne) {
  const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::set<uint32_t> numbers;
  for (const char first : alphabet) {
    for (const char second : alphabet) numbers.insert(EventFieldNumber(std::string{first, second}).value());
  }
  EXPECT_EQ(numbers.size(), alphabet.size() * alphabet.size());
}

TEST(EventFieldNumber, OtherCodesHaveNone) {
  for (const char* code : {"", "0", "0BB", "0-", "가"}) EXPECT_EQ(EventFieldNumber(code), std::nullopt) << code;
}

}  // namespace
}  // namespace kiwoom::model
