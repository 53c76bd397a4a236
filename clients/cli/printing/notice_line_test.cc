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

TEST_P(NoticeLineTest, DescribesTheNotice) {
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
        {"LostNotice", "reason: 'Closed.' registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 }",
         "연결 끊김  Closed. Interrupted: Trade 005930."},
        {"SessionRestoredNotice", "time { seconds: 1795132801 }", "연결 복구  Logged in again at 09:00:01.000."},
        {"GapNotice",
         "registrations { type: REALTIME_TYPE_MARKET_STATUS epoch: 2 } reason: 'Reconnected.'"
         "start_time { seconds: 1795132801 } end_time { seconds: 1795132802 nanos: 500000000 }",
         "수신 공백  09:00:01.000–09:00:02.500 may be missing of MarketStatus: Reconnected."},
        {"GapNotice",
         "start_time { seconds: 1795132801 } end_time { seconds: 1795132801 nanos: 5000000 }"
         "reason: 'It could not be read'",
         "수신 공백  09:00:01.000–09:00:01.005 may be missing of anything: It could not be read"},
        {"GapNotice", "end_time { seconds: 1795132801 } reason: 'It could not be read'",
         "수신 공백  –09:00:01.000 may be missing of anything: It could not be read"},
        {"Heartbeat",
         "sessions { name: 'default' state: UPSTREAM_STATE_LIVE last_upstream_time { seconds: 1795132801 } }",
         "생존 신호  broker session default LIVE, last heard from at 09:00:01.000"},
        {"Heartbeat",
         "sessions { name: 'day' state: UPSTREAM_STATE_LIVE } sessions { name: 'night' state: UPSTREAM_STATE_LOST }",
         "생존 신호  broker session day LIVE · night LOST"},
        {"Heartbeat", "upstream_state: UPSTREAM_STATE_CONNECTING", "생존 신호  broker session CONNECTING"},
        {"Heartbeat", "upstream_state: 99", "생존 신호  broker session unknown"},
        {"ResumptionNotice",
         "results { registration { type: REALTIME_TYPE_TRADE item: '005930' } outcome: RESUMPTION_OUTCOME_RESUMED"
         "          replayed_count: 12 }"
         "results { registration { type: REALTIME_TYPE_MARKET_STATUS } outcome: RESUMPTION_OUTCOME_GAP }",
         "이어받기  Trade 005930 RESUMED (12 replayed) · MarketStatus GAP"},
        {"SnapshotsCompleteNotice", "registrations { type: REALTIME_TYPE_ORDER_BOOK item: '005930' epoch: 7 }",
         "스냅샷 끝  OrderBook 005930"},
        {"DrainingNotice", "end_time { seconds: 1795132801 } retry_delay { seconds: 5 }",
         "종료 예고  The gateway is shutting down until 09:00:01.000: connect again after 5 s."},
        {"DrainingNotice", "", "종료 예고  The gateway is shutting down: connect again."},
        {"WaitingNotice", "registrations { type: REALTIME_TYPE_TRADE item: 'X' } reason: '200 items are the limit.'",
         "등록 대기  Trade X: 200 items are the limit."},
        {"SilentNotice",
         "registrations { registration { type: REALTIME_TYPE_TRADE item: '005930' }"
         "                last_event_time { seconds: 1795132801 } }"
         "registrations { registration { type: REALTIME_TYPE_TRADE item: '000660' } }",
         "소식 없음  Trade 005930 since 09:00:01.000 · Trade 000660"},
        {"Trade", "", ""},
    }));

TEST(NoticeLineTest, NamesOnlyTheFirstItemsOfMany) {
  std::string notice;
  for (int i = 0; i < 11; ++i) {
    notice += "registrations { type: REALTIME_TYPE_TRADE item: '" + std::to_string(i) + "' }";
  }
  EXPECT_EQ(NoticeLine(*Make("LiveNotice", notice), Directory()), "등록 확인  Trade 0, 1, 2, 3, 4, 5, 6, 7 and 3 more");
}

}  // namespace
}  // namespace kiwoom::cli
