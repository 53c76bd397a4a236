#include "clients/cli/printing/registration_table.h"

#include <gtest/gtest.h>

#include <vector>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

v1::RegistrationStatus Status(const std::string& text) {
  v1::RegistrationStatus status;
  EXPECT_TRUE(status.ParseFromString(Make("RegistrationStatus", text)->SerializeAsString()));
  return status;
}

// 1795132801 is 09:00:01 on 2026-11-20 in Seoul.
TEST(RegistrationTableTest, HasALineForEachState) {
  const std::vector<v1::RegistrationStatus> list = {
      Status("registration { type: REALTIME_TYPE_TRADE item: '000660' epoch: 7 session: 'default' }"
             "state: REGISTRATION_STATE_LIVE live_time { seconds: 1795132801 }"
             "last_event_time { seconds: 1795132802 nanos: 500000000 } event_count: 1742 reader_count: 12"),
      Status("registration { type: REALTIME_TYPE_TRADE item: '005930' session: 'default' } silent: true "
             "state: REGISTRATION_STATE_LIVE live_time { seconds: 1795132801 } reader_count: 1"),
      Status("registration { type: REALTIME_TYPE_TRADE item: '035420' } state: REGISTRATION_STATE_REFUSED "
             "reader_count: 1 refusal { broker_code: '105102' broker_message: '없는 종목' retried: true }"),
      Status("registration { type: REALTIME_TYPE_TRADE item: '035720' } state: REGISTRATION_STATE_REFUSED "
             "reader_count: 1 refusal { broker_message: 'It is full.' retried: true "
             "next_attempt_time { seconds: 1795132831 } }"),
      Status("registration { type: REALTIME_TYPE_MARKET_STATUS } state: REGISTRATION_STATE_LOST event_count: 3 "
             "last_event_time { seconds: 1795132800 } reader_count: 1"),
  };
  EXPECT_EQ(
      RegistrationTable(list, Directory(), Language::kEnglish, /*paint=*/false),
      "type          item    state    live since    last event    events  streams  session  remark\n"
      "Trade         000660  LIVE     09:00:01.000  09:00:02.500    1742       12  default\n"
      "Trade         005930  LIVE     09:00:01.000                     0        1  default  silent\n"
      "Trade         035420  REFUSED                                   0        1           없는 종목 [105102] · next "
      "attempt after a reconnect\n"
      "Trade         035720  REFUSED                                   0        1           It is full. · next attempt "
      "at 09:00:31.000\n"
      "MarketStatus          LOST                   09:00:00.000       3        1\n");
}

TEST(RegistrationTableTest, HasKoreanWordsToo) {
  const std::vector<v1::RegistrationStatus> list = {
      Status("registration { type: REALTIME_TYPE_TRADE item: '005930' } silent: true state: REGISTRATION_STATE_LIVE"),
      Status("registration { type: REALTIME_TYPE_TRADE item: '035720' } state: REGISTRATION_STATE_REFUSED "
             "refusal { broker_message: '초과' retried: true next_attempt_time { seconds: 1795132831 } }"),
  };
  EXPECT_EQ(RegistrationTable(list, Directory(), Language::kKorean, /*paint=*/false),
            "종류      종목    상태     시작  마지막 수신  건수  구독  세션  비고\n"
            "주식체결  005930  수신 중                        0     0        소식 없음\n"
            "주식체결  035720  거부됨                         0     0        초과 · 09:00:31.000에 다시 시도\n");
}

// A newer gateway may send what this kiwoomctl does not know, and a broker anything.
TEST(RegistrationTableTest, PrintsWhatItDoesNotKnow) {
  v1::RegistrationStatus unknown = Status("registration { item: '\\033[2J' } reader_count: 1");
  unknown.mutable_registration()->set_type(static_cast<v1::RealtimeType>(4711));
  unknown.set_state(static_cast<v1::RegistrationState>(99));
  const std::string text = RegistrationTable(std::vector{unknown}, Directory(), Language::kEnglish, /*paint=*/false);
  EXPECT_NE(text.find("type 4711"), std::string::npos) << text;
  EXPECT_NE(text.find("unknown"), std::string::npos) << text;
  EXPECT_EQ(text.find('\033'), std::string::npos) << text;
}

}  // namespace
}  // namespace kiwoom::cli
