#include "clients/cli/printing/session_table.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/topic_words.h"

namespace kiwoom::cli {

std::string SessionTable(std::span<const v1::Session> sessions, bool paint) {
  Table table({{"세션"},
               {"상태"},
               {"로그인"},
               {"마지막 수신"},
               {"마지막 시세"},
               {"등록", Align::kRight},
               {"종목", Align::kRight},
               {"한도", Align::kRight},
               {"재접속", Align::kRight},
               {"비고"}},
              paint);
  for (const v1::Session& session : sessions) {
    table.Add({{Printable(session.name())},
               {EnumWord<v1::UpstreamState>(session.state()),
                session.state() == v1::UPSTREAM_STATE_LIVE ? Paint::kNone : Paint::kBold},
               {SeoulTime(session.login_time())},
               {SeoulTime(session.last_upstream_time())},
               {SeoulTime(session.last_market_row_time())},
               {absl::StrCat(session.registration_count())},
               {absl::StrCat(session.item_count())},
               {absl::StrCat(session.item_limit())},
               {absl::StrCat(session.reconnect_count())},
               {Printable(session.last_error())}});
  }
  return table.Text();
}

}  // namespace kiwoom::cli
