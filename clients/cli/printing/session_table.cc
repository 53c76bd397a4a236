#include "clients/cli/printing/session_table.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/topic_words.h"

namespace kiwoom::cli {

std::string SessionTable(std::span<const v1::Session> sessions, Language language, bool paint) {
  Table table({{In(language, "세션", "session")},
               {In(language, "상태", "state")},
               {In(language, "로그인", "login")},
               {In(language, "마지막 수신", "last heard")},
               {In(language, "마지막 시세", "last market")},
               {In(language, "등록", "registrations"), Align::kRight},
               {In(language, "종목", "items"), Align::kRight},
               {In(language, "한도", "limit"), Align::kRight},
               {In(language, "재접속", "reconnects"), Align::kRight},
               {In(language, "비고", "remark")}},
              paint);
  for (const v1::Session& session : sessions) {
    table.Add({{Printable(session.name())},
               {EnumWord<v1::UpstreamState>(session.state(), language),
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
