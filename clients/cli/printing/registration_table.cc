#include "clients/cli/printing/registration_table.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/topic_words.h"

namespace kiwoom::cli {
namespace {

// "없는 종목 [105102] · next attempt after a reconnect"
std::string Remark(const v1::RegistrationStatus& status) {
  if (status.silent()) return "소식 없음";
  if (!status.has_refusal()) return "";
  const v1::Refusal& refusal = status.refusal();
  const std::string code = Printable(refusal.broker_code());
  std::string remark =
      absl::StrCat(Printable(refusal.broker_message()), code.empty() ? "" : " [", code, code.empty() ? "" : "]");
  if (!refusal.retried()) return remark;
  return absl::StrCat(remark, " · next attempt ",
                      refusal.has_next_attempt_time() ? absl::StrCat("at ", SeoulTime(refusal.next_attempt_time()))
                                                      : "after a reconnect");
}

Paint PaintOf(v1::RegistrationState state) {
  return state == v1::REGISTRATION_STATE_LIVE ? Paint::kNone : Paint::kBold;
}

}  // namespace

std::string RegistrationTable(std::span<const v1::RegistrationStatus> registrations, const TrDirectory& directory,
                              bool paint) {
  Table table({{"종류"},
               {"종목"},
               {"상태"},
               {"시작"},
               {"마지막 수신"},
               {"건수", Align::kRight},
               {"구독", Align::kRight},
               {"세션"},
               {"비고"}},
              paint);
  for (const v1::RegistrationStatus& status : registrations) {
    const v1::Registration& registration = status.registration();
    table.Add({{TypeWord(registration.type(), directory)},
               {Printable(registration.item())},
               {EnumWord<v1::RegistrationState>(status.state()), PaintOf(status.state())},
               {SeoulTime(status.live_time())},
               {SeoulTime(status.last_event_time())},
               {absl::StrCat(status.event_count())},
               {absl::StrCat(status.reader_count())},
               {Printable(registration.session())},
               {Remark(status)}});
  }
  return table.Text();
}

}  // namespace kiwoom::cli
