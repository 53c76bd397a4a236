#include "clients/cli/printing/session_table.h"

#include <gtest/gtest.h>

#include <vector>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

v1::Session Session(const std::string& text) {
  v1::Session session;
  EXPECT_TRUE(session.ParseFromString(Make("Session", text)->SerializeAsString()));
  return session;
}

// 1795132801 is 09:00:01 on 2026-11-20 in Seoul.
TEST(SessionTableTest, HasALineForEachSession) {
  const std::vector<v1::Session> sessions = {
      Session("name: 'default' state: UPSTREAM_STATE_LIVE login_time { seconds: 1795132801 } "
              "last_upstream_time { seconds: 1795132803 } last_market_row_time { seconds: 1795132802 } "
              "registration_count: 212 item_count: 180 item_limit: 200 reconnect_count: 1"),
      Session("name: 'second' state: UPSTREAM_STATE_REFUSED item_limit: 200 last_error: 'Refused\\033[2J.'"),
  };
  EXPECT_EQ(SessionTable(sessions, Language::kKorean, /*paint=*/false),
            "세션     상태    로그인        마지막 수신   마지막 시세   등록  종목  한도  재접속  비고\n"
            "default  정상    09:00:01.000  09:00:03.000  09:00:02.000   212   180   200       1\n"
            "second   거부됨                                               0     0   200       0  Refused�[2J.\n");
  const std::string english = SessionTable(sessions, Language::kEnglish, /*paint=*/false);
  EXPECT_TRUE(english.starts_with("session  state    login         last heard ")) << english;
  EXPECT_NE(english.find("default  LIVE     09:00:01.000"), std::string::npos) << english;
}

}  // namespace
}  // namespace kiwoom::cli
