#include "clients/cli/printing/notice_line.h"

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/row_value.h"
#include "clients/cli/printing/seoul_time.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {
namespace {

// A stream may have hundreds of items; a line tells the first ones.
constexpr size_t kItemsShown = 8;

using ItemsByType = std::map<uint32_t, std::vector<std::string>>;

// "OrderBook 005930 · Trade 000660, 005930"
std::string Listed(const ItemsByType& types, const TrDirectory& directory) {
  std::vector<std::string> parts;
  for (const auto& [event_field, items] : types) {
    const codec::Tr* tr = directory.ByEventField(event_field);
    std::string part = tr == nullptr ? absl::StrCat("type ", event_field) : std::string(tr->name);
    const auto shown_end = items.begin() + std::min(items.size(), kItemsShown);
    const std::string shown = absl::StrJoin(items.begin(), shown_end, ", ");
    if (!shown.empty()) absl::StrAppend(&part, " ", Printable(shown));
    if (items.size() > kItemsShown) absl::StrAppend(&part, " and ", items.size() - kItemsShown, " more");
    parts.push_back(std::move(part));
  }
  return absl::StrJoin(parts, " · ");
}

std::string Registrations(const auto& registrations, const TrDirectory& directory) {
  ItemsByType types;
  for (const v1::Registration& registration : registrations) {
    std::vector<std::string>& items = types[registration.type()];
    if (!registration.item().empty()) items.push_back(registration.item());
  }
  return Listed(types, directory);
}

std::string Interests(const auto& interests, const TrDirectory& directory) {
  ItemsByType types;
  for (const v1::Interest& interest : interests) {
    std::vector<std::string>& items = types[interest.type()];
    items.insert(items.end(), interest.items().begin(), interest.items().end());
  }
  return Listed(types, directory);
}

std::string Line(const v1::Acknowledgement& notice, const TrDirectory& directory) {
  return absl::StrCat("구독 접수  ", Interests(notice.interests(), directory), " (subscription ",
                      Printable(notice.subscription_id()), ")");
}

std::string Line(const v1::LiveNotice& notice, const TrDirectory& directory) {
  return absl::StrCat("등록 확인  ", Registrations(notice.registrations(), directory));
}

std::string Line(const v1::RefusedNotice& notice, const TrDirectory& directory) {
  const std::string code = Printable(notice.broker_code());
  return absl::StrCat("등록 거부  ", Registrations(notice.registrations(), directory), ": ",
                      Printable(notice.broker_message()), code.empty() ? "" : absl::StrCat(" [", code, "]"));
}

std::string Line(const v1::LostNotice& notice, const TrDirectory& directory) {
  const std::string last = SeoulTime(notice.last_upstream_time());
  return absl::StrCat("연결 끊김  ", Printable(notice.reason()),
                      last.empty() ? "" : absl::StrCat(" Last heard from the broker at ", last, "."));
}

std::string Line(const v1::ResumedNotice& notice, const TrDirectory& directory) {
  return absl::StrCat("연결 복구  Logged in again at ", SeoulTime(notice.time()), ".");
}

std::string Line(const v1::GapNotice& notice, const TrDirectory& directory) {
  const std::string what = Registrations(notice.registrations(), directory);
  const std::string from = notice.has_from() ? SeoulTime(notice.from()) : "";
  return absl::StrCat("수신 공백  ", from, "–", SeoulTime(notice.until()), " may be missing of ",
                      what.empty() ? "anything" : what, ": ", Printable(notice.reason()));
}

std::string Line(const v1::Heartbeat& notice, const TrDirectory& directory) {
  const std::string last = SeoulTime(notice.last_upstream_time());
  const auto* state = v1::UpstreamState_descriptor()->FindValueByNumber(notice.upstream_state());
  return absl::StrCat("생존 신호  broker session ", state == nullptr ? "unknown" : ShortName(*state),
                      last.empty() ? "" : absl::StrCat(", last heard from at ", last));
}

// The line of `notice` as a T, if it is one.
template <typename T>
bool Try(const google::protobuf::Message& notice, const TrDirectory& directory, std::string* line) {
  if (notice.GetDescriptor()->full_name() != T::descriptor()->full_name()) return false;
  T typed;
  if (!typed.ParseFromString(notice.SerializeAsString())) return false;
  *line = Line(typed, directory);
  return true;
}

}  // namespace

std::string NoticeLine(const google::protobuf::Message& notice, const TrDirectory& directory) {
  std::string line;
  Try<v1::Acknowledgement>(notice, directory, &line) || Try<v1::LiveNotice>(notice, directory, &line) ||
      Try<v1::RefusedNotice>(notice, directory, &line) || Try<v1::LostNotice>(notice, directory, &line) ||
      Try<v1::ResumedNotice>(notice, directory, &line) || Try<v1::GapNotice>(notice, directory, &line) ||
      Try<v1::Heartbeat>(notice, directory, &line);
  return line;
}

}  // namespace kiwoom::cli
