#include "clients/cli/printing/notice_line.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/topic_words.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {
namespace {

// The words of one notice.
struct Words {
  const TrDirectory& directory;
  const Language language;

  std::string Of(const google::protobuf::RepeatedPtrField<v1::Registration>& registrations) const {
    return RegistrationWords(registrations, directory, language);
  }
  std::string Of(const v1::Registration& registration) const {
    return RegistrationWord(registration, directory, language);
  }
  // The texts of one language, one after the other.
  std::string Say(std::string korean, std::string english) const {
    return In(language, std::move(korean), std::move(english));
  }
};

std::string Line(const v1::Acknowledgement& notice, const Words& words) {
  return absl::StrCat(words.Say("구독 접수", "subscribed"), "  ",
                      InterestWords(notice.interests(), words.directory, words.language), " (",
                      words.Say("구독 ", "subscription "), Printable(notice.subscription_id()), ")");
}

std::string Line(const v1::LiveNotice& notice, const Words& words) {
  return absl::StrCat(words.Say("등록 확인", "live"), "  ", words.Of(notice.registrations()));
}

std::string Line(const v1::RefusedNotice& notice, const Words& words) {
  const std::string code = Printable(notice.broker_code());
  return absl::StrCat(words.Say("등록 거부", "refused"), "  ", words.Of(notice.registrations()), ": ",
                      Printable(notice.broker_message()), code.empty() ? "" : absl::StrCat(" [", code, "]"));
}

std::string Line(const v1::LostNotice& notice, const Words& words) {
  const std::string last = SeoulTime(notice.last_upstream_time());
  const std::string what = words.Of(notice.registrations());
  std::string line = absl::StrCat(words.Say("연결 끊김", "lost"), "  ", Printable(notice.reason()));
  if (!last.empty()) {
    absl::StrAppend(&line, " ", words.Say("마지막 수신 ", "Last heard from the broker at "), last, ".");
  }
  if (!what.empty()) absl::StrAppend(&line, " ", words.Say("중단: ", "Interrupted: "), what, ".");
  return line;
}

std::string Line(const v1::SessionRestoredNotice& notice, const Words& words) {
  const std::string time = SeoulTime(notice.time());
  return words.Say(absl::StrCat("연결 복구  ", time, "에 다시 로그인했습니다."),
                   absl::StrCat("restored  Logged in again at ", time, "."));
}

std::string Line(const v1::GapNotice& notice, const Words& words) {
  const std::string what = words.Of(notice.registrations());
  const std::string times =
      absl::StrCat(notice.has_start_time() ? SeoulTime(notice.start_time()) : "", "–", SeoulTime(notice.end_time()));
  return absl::StrCat(words.Say(absl::StrCat("수신 공백  ", times, " 누락 가능: ", what.empty() ? "모든 종목" : what),
                                absl::StrCat("gap  ", times, " may be missing of ", what.empty() ? "anything" : what)),
                      ": ", Printable(notice.reason()));
}

std::string Line(const v1::Heartbeat& notice, const Words& words) {
  std::vector<std::string> sessions;
  for (const v1::SessionHealth& session : notice.sessions()) {
    const std::string last = SeoulTime(session.last_upstream_time());
    sessions.push_back(
        absl::StrCat(Printable(session.name()), " ", EnumWord<v1::UpstreamState>(session.state(), words.language),
                     last.empty() ? "" : absl::StrCat(words.Say(", 마지막 수신 ", ", last heard from at "), last)));
  }
  return absl::StrCat(words.Say("생존 신호  증권사 세션 ", "heartbeat  broker session "),
                      sessions.empty() ? EnumWord<v1::UpstreamState>(notice.upstream_state(), words.language)
                                       : absl::StrJoin(sessions, " · "));
}

std::string Line(const v1::ResumptionNotice& notice, const Words& words) {
  std::vector<std::string> results;
  for (const v1::ResumptionResult& result : notice.results()) {
    const uint64_t replayed = result.replayed_count();
    results.push_back(absl::StrCat(
        words.Of(result.registration()), " ", EnumWord<v1::ResumptionOutcome>(result.outcome(), words.language),
        replayed == 0
            ? ""
            : words.Say(absl::StrCat(" (", replayed, "건 재전송)"), absl::StrCat(" (", replayed, " replayed)"))));
  }
  return absl::StrCat(words.Say("이어받기", "resumption"), "  ", absl::StrJoin(results, " · "));
}

std::string Line(const v1::SnapshotsCompleteNotice& notice, const Words& words) {
  return absl::StrCat(words.Say("스냅샷 끝", "snapshots complete"), "  ", words.Of(notice.registrations()));
}

std::string Line(const v1::DrainingNotice& notice, const Words& words) {
  const std::string end = SeoulTime(notice.end_time());
  const int64_t delay = notice.retry_delay().seconds();
  if (words.language == Language::kKorean) {
    return absl::StrCat("종료 예고  게이트웨이가 종료합니다", end.empty() ? "" : absl::StrCat("(", end, "까지)"), ". ",
                        delay > 0 ? absl::StrCat(delay, "초 뒤에 ") : "", "다시 접속하세요.");
  }
  return absl::StrCat("draining  The gateway is shutting down", end.empty() ? "" : absl::StrCat(" until ", end),
                      ": connect again", delay > 0 ? absl::StrCat(" after ", delay, " s") : "", ".");
}

std::string Line(const v1::WaitingNotice& notice, const Words& words) {
  return absl::StrCat(words.Say("등록 대기", "waiting"), "  ", words.Of(notice.registrations()), ": ",
                      Printable(notice.reason()));
}

std::string Line(const v1::SilentNotice& notice, const Words& words) {
  std::vector<std::string> silent;
  for (const v1::SilentRegistration& one : notice.registrations()) {
    const std::string last = SeoulTime(one.last_event_time());
    silent.push_back(
        absl::StrCat(words.Of(one.registration()),
                     last.empty() ? "" : words.Say(absl::StrCat(" (", last, " 이후)"), absl::StrCat(" since ", last))));
  }
  return absl::StrCat(words.Say("소식 없음", "silent"), "  ", absl::StrJoin(silent, " · "));
}

// The line of `notice` if it is a T.
template <typename T>
bool Try(const google::protobuf::Message& notice, const Words& words, std::string* line) {
  if (notice.GetDescriptor()->full_name() != T::descriptor()->full_name()) return false;
  T typed;
  if (!typed.ParseFromString(notice.SerializeAsString())) return false;
  *line = Line(typed, words);
  return true;
}

template <typename... Notices>
std::string FirstLine(const google::protobuf::Message& notice, const Words& words) {
  std::string line;
  (Try<Notices>(notice, words, &line) || ...);
  return line;
}

}  // namespace

std::string NoticeLine(const google::protobuf::Message& notice, const TrDirectory& directory, Language language) {
  return FirstLine<v1::Acknowledgement, v1::LiveNotice, v1::RefusedNotice, v1::LostNotice, v1::SessionRestoredNotice,
                   v1::GapNotice, v1::Heartbeat, v1::ResumptionNotice, v1::SnapshotsCompleteNotice, v1::DrainingNotice,
                   v1::WaitingNotice, v1::SilentNotice>(notice, Words{directory, language});
}

}  // namespace kiwoom::cli
