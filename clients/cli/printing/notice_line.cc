#include "clients/cli/printing/notice_line.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/topic_words.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {
namespace {

std::string Line(const v1::Acknowledgement& notice, const TrDirectory& directory) {
  return absl::StrCat("구독 접수  ", InterestWords(notice.interests(), directory), " (subscription ",
                      Printable(notice.subscription_id()), ")");
}

std::string Line(const v1::LiveNotice& notice, const TrDirectory& directory) {
  return absl::StrCat("등록 확인  ", RegistrationWords(notice.registrations(), directory));
}

std::string Line(const v1::RefusedNotice& notice, const TrDirectory& directory) {
  const std::string code = Printable(notice.broker_code());
  return absl::StrCat("등록 거부  ", RegistrationWords(notice.registrations(), directory), ": ",
                      Printable(notice.broker_message()), code.empty() ? "" : absl::StrCat(" [", code, "]"));
}

std::string Line(const v1::LostNotice& notice, const TrDirectory& directory) {
  const std::string last = SeoulTime(notice.last_upstream_time());
  const std::string what = RegistrationWords(notice.registrations(), directory);
  return absl::StrCat("연결 끊김  ", Printable(notice.reason()),
                      last.empty() ? "" : absl::StrCat(" Last heard from the broker at ", last, "."),
                      what.empty() ? "" : absl::StrCat(" Interrupted: ", what, "."));
}

std::string Line(const v1::SessionRestoredNotice& notice, const TrDirectory& directory) {
  return absl::StrCat("연결 복구  Logged in again at ", SeoulTime(notice.time()), ".");
}

std::string Line(const v1::GapNotice& notice, const TrDirectory& directory) {
  const std::string what = RegistrationWords(notice.registrations(), directory);
  const std::string start = notice.has_start_time() ? SeoulTime(notice.start_time()) : "";
  return absl::StrCat("수신 공백  ", start, "–", SeoulTime(notice.end_time()), " may be missing of ",
                      what.empty() ? "anything" : what, ": ", Printable(notice.reason()));
}

std::string Line(const v1::Heartbeat& notice, const TrDirectory& directory) {
  std::vector<std::string> sessions;
  for (const v1::SessionHealth& session : notice.sessions()) {
    const std::string last = SeoulTime(session.last_upstream_time());
    sessions.push_back(absl::StrCat(Printable(session.name()), " ", EnumWord<v1::UpstreamState>(session.state()),
                                    last.empty() ? "" : absl::StrCat(", last heard from at ", last)));
  }
  return absl::StrCat("생존 신호  broker session ", sessions.empty()
                                                        ? EnumWord<v1::UpstreamState>(notice.upstream_state())
                                                        : absl::StrJoin(sessions, " · "));
}

std::string Line(const v1::ResumptionNotice& notice, const TrDirectory& directory) {
  std::vector<std::string> results;
  for (const v1::ResumptionResult& result : notice.results()) {
    const uint64_t replayed = result.replayed_count();
    results.push_back(absl::StrCat(RegistrationWord(result.registration(), directory), " ",
                                   EnumWord<v1::ResumptionOutcome>(result.outcome()),
                                   replayed == 0 ? "" : absl::StrCat(" (", replayed, " replayed)")));
  }
  return absl::StrCat("이어받기  ", absl::StrJoin(results, " · "));
}

std::string Line(const v1::SnapshotsCompleteNotice& notice, const TrDirectory& directory) {
  return absl::StrCat("스냅샷 끝  ", RegistrationWords(notice.registrations(), directory));
}

std::string Line(const v1::DrainingNotice& notice, const TrDirectory& directory) {
  const std::string end = SeoulTime(notice.end_time());
  const bool waits = notice.retry_delay().seconds() > 0;
  return absl::StrCat("종료 예고  The gateway is shutting down", end.empty() ? "" : absl::StrCat(" until ", end),
                      ": connect again", waits ? absl::StrCat(" after ", notice.retry_delay().seconds(), " s") : "",
                      ".");
}

std::string Line(const v1::WaitingNotice& notice, const TrDirectory& directory) {
  return absl::StrCat("등록 대기  ", RegistrationWords(notice.registrations(), directory), ": ",
                      Printable(notice.reason()));
}

std::string Line(const v1::SilentNotice& notice, const TrDirectory& directory) {
  std::vector<std::string> silent;
  for (const v1::SilentRegistration& one : notice.registrations()) {
    const std::string last = SeoulTime(one.last_event_time());
    silent.push_back(absl::StrCat(RegistrationWord(one.registration(), directory),
                                  last.empty() ? "" : absl::StrCat(" since ", last)));
  }
  return absl::StrCat("소식 없음  ", absl::StrJoin(silent, " · "));
}

// The line of `notice` if it is a T.
template <typename T>
bool Try(const google::protobuf::Message& notice, const TrDirectory& directory, std::string* line) {
  if (notice.GetDescriptor()->full_name() != T::descriptor()->full_name()) return false;
  T typed;
  if (!typed.ParseFromString(notice.SerializeAsString())) return false;
  *line = Line(typed, directory);
  return true;
}

template <typename... Notices>
std::string FirstLine(const google::protobuf::Message& notice, const TrDirectory& directory) {
  std::string line;
  (Try<Notices>(notice, directory, &line) || ...);
  return line;
}

}  // namespace

std::string NoticeLine(const google::protobuf::Message& notice, const TrDirectory& directory) {
  return FirstLine<v1::Acknowledgement, v1::LiveNotice, v1::RefusedNotice, v1::LostNotice, v1::SessionRestoredNotice,
                   v1::GapNotice, v1::Heartbeat, v1::ResumptionNotice, v1::SnapshotsCompleteNotice, v1::DrainingNotice,
                   v1::WaitingNotice, v1::SilentNotice>(notice, directory);
}

}  // namespace kiwoom::cli
