#include "clients/cli/printing/registration_table.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/topic_words.h"

namespace kiwoom::cli {
namespace {

// "없는 종목 [105102] · next attempt after a reconnect"
std::string Remark(const v1::RegistrationStatus& status, Language language) {
  if (status.silent()) return In(language, "소식 없음", "silent");
  if (!status.has_refusal()) return "";
  const v1::Refusal& refusal = status.refusal();
  const std::string code = Printable(refusal.broker_code());
  std::string remark =
      absl::StrCat(Printable(refusal.broker_message()), code.empty() ? "" : " [", code, code.empty() ? "" : "]");
  if (!refusal.retried()) return remark;
  const std::string next = SeoulTime(refusal.next_attempt_time());
  return absl::StrCat(remark, " · ",
                      next.empty()
                          ? In(language, "재접속 뒤 다시 시도", "next attempt after a reconnect")
                          : In(language, absl::StrCat(next, "에 다시 시도"), absl::StrCat("next attempt at ", next)));
}

Paint PaintOf(v1::RegistrationState state) {
  return state == v1::REGISTRATION_STATE_LIVE ? Paint::kNone : Paint::kBold;
}

}  // namespace

std::string RegistrationTable(std::span<const v1::RegistrationStatus> registrations, const TrDirectory& directory,
                              Language language, bool paint) {
  Table table({{In(language, "종류", "type")},
               {In(language, "종목", "item")},
               {In(language, "상태", "state")},
               {In(language, "시작", "live since")},
               {In(language, "마지막 수신", "last event")},
               {In(language, "건수", "events"), Align::kRight},
               {In(language, "구독", "streams"), Align::kRight},
               {In(language, "세션", "session")},
               {In(language, "비고", "remark")}},
              paint);
  for (const v1::RegistrationStatus& status : registrations) {
    const v1::Registration& registration = status.registration();
    table.Add({{TypeWord(registration.type(), directory, language)},
               {Printable(registration.item())},
               {EnumWord<v1::RegistrationState>(status.state(), language), PaintOf(status.state())},
               {SeoulTime(status.live_time())},
               {SeoulTime(status.last_event_time())},
               {absl::StrCat(status.event_count())},
               {absl::StrCat(status.reader_count())},
               {Printable(registration.session())},
               {Remark(status, language)}});
  }
  return table.Text();
}

}  // namespace kiwoom::cli
