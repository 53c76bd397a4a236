#include "clients/cli/printing/notice_line.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

struct NoticeCase {
  std::string type;
  std::string notice;  // text format
  std::string line;
};

class NoticeLineTest : public testing::TestWithParam<NoticeCase> {};

TEST_P(NoticeLineTest, SaysWhatHappened) {
  EXPECT_EQ(NoticeLine(*Make(GetParam().type, GetParam().notice), Directory()), GetParam().line);
}

// 1795132801 is 09:00:01 on 2026-11-20 in Seoul.
INSTANTIATE_TEST_SUITE_P(
    Notices, NoticeLineTest,
    testing::ValuesIn(std::vector<NoticeCase>{
        {"Acknowledgement",
         "subscription_id: 's7' interests { type: REALTIME_TYPE_ORDER_BOOK items: '005930' }"
         "interests { type: REALTIME_TYPE_TRADE items: ['000660', '005930'] }"
         "interests { type: REALTIME_TYPE_MARKET_STATUS }",
         "구독 접수  Trade 000660, 005930 · OrderBook 005930 · MarketStatus (subscription s7)"},
        {"LiveNotice", "registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 1 }",
         "등록 확인  Trade 005930"},
        {"RefusedNotice",
         "registrations { type: REALTIME_TYPE_TRADE item: 'X' } broker_code: '105115' broker_message: '초과'",
         "등록 거부  Trade X: 초과 [105115]"},
        {"RefusedNotice",
         "registrations { type: REALTIME_TYPE_TRADE item: 'X' } broker_message: 'The connection is full.'",
         "등록 거부  Trade X: The connection is full."},
        {"LostNotice", "reason: 'The broker closed the connection.' last_upstream_time { seconds: 1795132801 }",
         "연결 끊김  The broker closed the connection. Last heard from the broker at 09:00:01.000."},
        {"LostNotice", "reason: 'Closed.'", "연결 끊김  Closed."},
        {"ResumedNotice", "time { seconds: 1795132801 }", "연결 복구  Logged in again at 09:00:01.000."},
        {"GapNotice",
         "registrations { type: REALTIME_TYPE_MARKET_STATUS epoch: 2 } reason: 'Reconnected.'"
         "from { seconds: 1795132801 } until { seconds: 1795132802 nanos: 500000000 }",
         "수신 공백  09:00:01.000–09:00:02.500 may be missing of MarketStatus: Reconnected."},
        {"GapNotice",
         "from { seconds: 1795132801 } until { seconds: 1795132801 nanos: 5000000 } reason: 'It could not be read'",
         "수신 공백  09:00:01.000–09:00:01.005 may be missing of anything: It could not be read"},
        {"GapNotice", "until { seconds: 1795132801 } reason: 'It could not be read'",
         "수신 공백  –09:00:01.000 may be missing of anything: It could not be read"},
        {"Heartbeat", "upstream_state: UPSTREAM_STATE_LIVE last_upstream_time { seconds: 1795132801 }",
         "생존 신호  broker session LIVE, last heard from at 09:00:01.000"},
        {"Heartbeat", "upstream_state: UPSTREAM_STATE_CONNECTING", "생존 신호  broker session CONNECTING"},
        {"Heartbeat", "upstream_state: 99", "생존 신호  broker session unknown"},
        {"Trade", "", ""},
    }));

TEST(NoticeLineTest, TellsTheFirstItemsOfMany) {
  std::string notice;
  for (int i = 0; i < 11; ++i) {
    notice += "registrations { type: REALTIME_TYPE_TRADE item: '" + std::to_string(i) + "' }";
  }
  EXPECT_EQ(NoticeLine(*Make("LiveNotice", notice), Directory()), "등록 확인  Trade 0, 1, 2, 3, 4, 5, 6, 7 and 3 more");
}

}  // namespace
}  // namespace kiwoom::cli
