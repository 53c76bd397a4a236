#include "service/config/origins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Origins, AreWrittenAsBrowsersWriteThem) {
  EXPECT_THAT(*ReadOrigins(""), IsEmpty());
  EXPECT_THAT(*ReadOrigins("https://desk.example"), ElementsAre("https://desk.example"));
  EXPECT_THAT(*ReadOrigins(" HTTPS://Desk.Example:443 , http://localhost:5173,http://a:80,https://b:80"),
              ElementsAre("https://desk.example", "http://localhost:5173", "http://a", "https://b:80"));
  EXPECT_THAT(*ReadOrigins("http://[::1]:3000,http://[::1]"), ElementsAre("http://[::1]:3000", "http://[::1]"));
}

TEST(Origins, NothingElseIsOne) {
  for (const char* list :
       {"*", "null", "desk.example", "https://", "https://desk.example/", "https://desk.example/page", "ftp://desk",
        "https://desk:0", "https://desk:65536", "https://desk:", "https://desk:a", "https://user@desk", "https://a b",
        "https://desk,", ",", "https://[::1", "https://[]", "https://*.desk.example"}) {
    EXPECT_FALSE(ReadOrigins(list).ok()) << list;
  }
  EXPECT_EQ(ReadOrigins("https://a,*").status().message(),
            "names \"*\", which is no origin of a browser: write origins such as https://desk.example:8443, separated "
            "by commas");
}

}  // namespace
}  // namespace kiwoom::config
