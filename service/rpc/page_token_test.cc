#include "service/rpc/page_token.h"

#include <gtest/gtest.h>

namespace kiwoom::rpc {
namespace {

TEST(PageToken, CarriesEveryKeyThatTheBrokerMayGive) {
  for (const char* key : {"", "0", "20241122-003", "a b~", "01234567890123456789012345678901234567890123456789"}) {
    const std::string token = ToPageToken(key);
    EXPECT_FALSE(token.empty()) << "an empty token means the first page";
    EXPECT_EQ(FromPageToken(token), key);
  }
}

TEST(PageToken, RefusesWhatCouldNotStandInAnHttpHeader) {
  for (const std::string& token : {std::string("made up"), std::string(), std::string("k:a\r\nhost: x"),
                                   std::string("k:한글"), std::string("k:\0", 3), "k:" + std::string(51, 'x')}) {
    EXPECT_FALSE(FromPageToken(token).has_value()) << token;
  }
}

}  // namespace
}  // namespace kiwoom::rpc
