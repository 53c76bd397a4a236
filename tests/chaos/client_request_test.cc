#include "tests/chaos/client_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ClientRequest, ReadsALogin) {
  const ClientRequest request = ClientRequest::Parse(R"({"trnm":"LOGIN","token":"T-1"})");
  EXPECT_EQ(request.name, "LOGIN");
  EXPECT_EQ(request.token, "T-1");
}

TEST(ClientRequest, CombinesItemsAndTypes) {
  const ClientRequest request = ClientRequest::Parse(
      R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930","000660"],"type":["0B","0D"]},)"
      R"({"item":[""],"type":["0s"]}]})");
  EXPECT_EQ(request.name, "REG");
  EXPECT_THAT(request.topics,
              ElementsAre(Topic{v1::REALTIME_TYPE_TRADE, "005930"}, Topic{v1::REALTIME_TYPE_TRADE, "000660"},
                          Topic{v1::REALTIME_TYPE_ORDER_BOOK, "005930"}, Topic{v1::REALTIME_TYPE_ORDER_BOOK, "000660"},
                          Topic{v1::REALTIME_TYPE_MARKET_STATUS, ""}));
}

TEST(ClientRequest, IsEmptyIfItCannotBeRead) { EXPECT_THAT(ClientRequest::Parse("PING").name, IsEmpty()); }

}  // namespace
}  // namespace kiwoom::chaos
