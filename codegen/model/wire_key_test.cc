#include "codegen/model/wire_key.h"

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

TEST(WireKey, AFidIsANumberAsItIsWritten) {
  EXPECT_EQ(FidOf("41"), 41u);
  EXPECT_EQ(FidOf("999999999"), 999999999u);
  for (const char* key : {"", "0", "041", "4 3", " 41", "-1", "a", "41a", "1234567890", "４１"}) {
    EXPECT_EQ(FidOf(key), std::nullopt) << key;
  }
}

std::string RefusalOf(const std::string& key, Part part) {
  spec::Refusals refusals;
  CheckKey({"a.yaml", 7}, key, part, refusals);
  return std::string(refusals.ToStatus().message());
}

TEST(WireKey, TakesWhatTheBrokerWrites) {
  for (const char* key : {"stk_cd", "52wk_hgst_pric", "cont-yn", "return.code", "A"}) {
    EXPECT_EQ(RefusalOf(key, Part::kResponse), "");
  }
  EXPECT_EQ(RefusalOf("9001", Part::kRealtime), "");
}

TEST(WireKey, RefusesWhatNoWireHas) {
  for (const char* key : {"aa ", " aa", "a a", "조회", "a\"b", "a'b", "a\\b", "a\tb", "a\u00a0b"}) {
    EXPECT_EQ(RefusalOf(key, Part::kElement), "a.yaml:7: the key \"" + std::string(key) +
                                                  "\" is not a key of the broker: write it as it is on the wire, in "
                                                  "ASCII without blanks, quotes and backslashes");
  }
  EXPECT_EQ(RefusalOf("041", Part::kRealtime),
            "a.yaml:7: the key \"041\" is not a FID: a realtime TR has numbers for keys, without a leading zero");
}

}  // namespace
}  // namespace kiwoom::model
