#include "clients/cli/printing/notice_line.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

struct NoticeCase {
  std::string type;
  std::string notice;  // text format
  std::string line;    // in English
  std::string korean;
};

class NoticeLineTest : public testing::TestWithParam<NoticeCase> {};

TEST_P(NoticeLineTest, DescribesTheNotice) {
  const auto notice = Make(GetParam().type, GetParam().notice);
  EXPECT_EQ(NoticeLine(*notice, Directory(), Language::kEnglish), GetParam().line);
  EXPECT_EQ(NoticeLine(*notice, Directory(), Language::kKorean), GetParam().korean);
}

// 1795132801 is 09:00:01 on 2026-11-20 in Seoul.
INSTANTIATE_TEST_SUITE_P(
    Notices, NoticeLineTest,
    testing::ValuesIn(std::vector<NoticeCase>{
        {"Acknowledgement",
         "subscription_id: 's7' interests { type: REALTIME_TYPE_ORDER_BOOK items: '005930' }"
         "interests { type: REALTIME_TYPE_TRADE items: ['000660', '005930'] }"
         "interests { type: REALTIME_TYPE_MARKET_STATUS }",
         "subscribed  Trade 000660, 005930 · OrderBook 005930 · MarketStatus (subscription s7)",
         "구독 접수  주식체결 000660, 005930 · 주식호가잔량 005930 · 장시작시간 (구독 s7)"},
        {"LiveNotice", "registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 1 }", "live  Trade 005930",
         "등록 확인  주식체결 005930"},
        {"RefusedNotice",
         "registrations { type: REALTIME_TYPE_TRADE item: 'X' } broker_code: '105115' broker_message: '초과'",
         "refused  Trade X: 초과 [105115]", "등록 거부  주식체결 X: 초과 [105115]"},
        {"RefusedNotice",
         "registrations { type: REALTIME_TYPE_TRADE item: 'X' } broker_message: 'The connection is full.'",
         "refused  Trade X: The connection is full.", "등록 거부  주식체결 X: The connection is full."},
        {"LostNotice", "reason: 'The broker closed the connection.' last_upstream_time { seconds: 1795132801 }",
         "lost  The broker closed the connection. Last heard from the broker at 09:00:01.000.",
         "연결 끊김  The broker closed the connection. 마지막 수신 09:00:01.000."},
        {"LostNotice", "reason: 'Closed.'", "lost  Closed.", "연결 끊김  Closed."},
        {"LostNotice", "reason: 'Closed.' registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 }",
         "lost  Closed. Interrupted: Trade 005930.", "연결 끊김  Closed. 중단: 주식체결 005930."},
        {"SessionRestoredNotice", "time { seconds: 1795132801 }", "restored  Logged in again at 09:00:01.000.",
         "연결 복구  09:00:01.000에 다시 로그인했습니다."},
        {"GapNotice",
         "registrations { type: REALTIME_TYPE_MARKET_STATUS epoch: 2 } reason: 'Reconnected.'"
         "start_time { seconds: 1795132801 } end_time { seconds: 1795132802 nanos: 500000000 }",
         "gap  09:00:01.000–09:00:02.500 may be missing of MarketStatus: Reconnected.",
         "수신 공백  09:00:01.000–09:00:02.500 누락 가능: 장시작시간: Reconnected."},
        {"GapNotice",
         "start_time { seconds: 1795132801 } end_time { seconds: 1795132801 nanos: 5000000 }"
         "reason: 'It could not be read'",
         "gap  09:00:01.000–09:00:01.005 may be missing of anything: It could not be read",
         "수신 공백  09:00:01.000–09:00:01.005 누락 가능: 모든 종목: It could not be read"},
        {"GapNotice", "end_time { seconds: 1795132801 } reason: 'It could not be read'",
         "gap  –09:00:01.000 may be missing of anything: It could not be read",
         "수신 공백  –09:00:01.000 누락 가능: 모든 종목: It could not be read"},
        {"Heartbeat",
         "sessions { name: 'default' state: UPSTREAM_STATE_LIVE last_upstream_time { seconds: 1795132801 } }",
         "heartbeat  broker session default LIVE, last heard from at 09:00:01.000",
         "생존 신호  증권사 세션 default 정상, 마지막 수신 09:00:01.000"},
        {"Heartbeat",
         "sessions { name: 'day' state: UPSTREAM_STATE_LIVE } sessions { name: 'night' state: UPSTREAM_STATE_LOST }",
         "heartbeat  broker session day LIVE · night LOST", "생존 신호  증권사 세션 day 정상 · night 끊김"},
        {"Heartbeat", "upstream_state: UPSTREAM_STATE_CONNECTING", "heartbeat  broker session CONNECTING",
         "생존 신호  증권사 세션 접속 중"},
        {"Heartbeat", "upstream_state: 99", "heartbeat  broker session unknown", "생존 신호  증권사 세션 모름"},
        {"ResumptionNotice",
         "results { registration { type: REALTIME_TYPE_TRADE item: '005930' } outcome: RESUMPTION_OUTCOME_RESUMED"
         "          replayed_count: 12 }"
         "results { registration { type: REALTIME_TYPE_MARKET_STATUS } outcome: RESUMPTION_OUTCOME_GAP }",
         "resumption  Trade 005930 RESUMED (12 replayed) · MarketStatus GAP",
         "이어받기  주식체결 005930 이어받음 (12건 재전송) · 장시작시간 공백"},
        {"SnapshotsCompleteNotice", "registrations { type: REALTIME_TYPE_ORDER_BOOK item: '005930' epoch: 7 }",
         "snapshots complete  OrderBook 005930", "스냅샷 끝  주식호가잔량 005930"},
        {"DrainingNotice", "end_time { seconds: 1795132801 } retry_delay { seconds: 5 }",
         "draining  The gateway is shutting down until 09:00:01.000: connect again after 5 s.",
         "종료 예고  게이트웨이가 종료합니다(09:00:01.000까지). 5초 뒤에 다시 접속하세요."},
        {"DrainingNotice", "", "draining  The gateway is shutting down: connect again.",
         "종료 예고  게이트웨이가 종료합니다. 다시 접속하세요."},
        {"WaitingNotice", "registrations { type: REALTIME_TYPE_TRADE item: 'X' } reason: '200 items are the limit.'",
         "waiting  Trade X: 200 items are the limit.", "등록 대기  주식체결 X: 200 items are the limit."},
        {"SilentNotice",
         "registrations { registration { type: REALTIME_TYPE_TRADE item: '005930' }"
         "                last_event_time { seconds: 1795132801 } }"
         "registrations { registration { type: REALTIME_TYPE_TRADE item: '000660' } }",
         "silent  Trade 005930 since 09:00:01.000 · Trade 000660",
         "소식 없음  주식체결 005930 (09:00:01.000 이후) · 주식체결 000660"},
        {"Trade", "", "", ""},
    }));

TEST(NoticeLineTest, NamesOnlyTheFirstItemsOfMany) {
  std::string notice;
  for (int i = 0; i < 11; ++i) {
    notice += "registrations { type: REALTIME_TYPE_TRADE item: '" + std::to_string(i) + "' }";
  }
  EXPECT_EQ(NoticeLine(*Make("LiveNotice", notice), Directory(), Language::kEnglish),
            "live  Trade 0, 1, 2, 3, 4, 5, 6, 7 and 3 more");
  EXPECT_EQ(NoticeLine(*Make("LiveNotice", notice), Directory(), Language::kKorean),
            "등록 확인  주식체결 0, 1, 2, 3, 4, 5, 6, 7 외 3종목");
}

}  // namespace
}  // namespace kiwoom::cli
