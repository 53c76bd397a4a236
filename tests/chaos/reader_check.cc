#include "tests/chaos/reader_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/chaos/stamp.h"

namespace kiwoom::chaos {
namespace {

absl::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

Topic TopicOf(const v1::Registration& registration) {
  return {registration.type(), registration.item(), IsOfAccount(registration.type()) ? registration.session() : ""};
}

}  // namespace

std::set<Topic> TopicsOf(const google::protobuf::RepeatedPtrField<v1::Interest>& interests) {
  std::set<Topic> topics;
  for (const v1::Interest& interest : interests) {
    if (interest.items().empty()) topics.insert({interest.type(), ""});
    for (const std::string& item : interest.items()) topics.insert({interest.type(), item});
  }
  return topics;
}

std::set<Topic> ReaderCheck::OnEachSession(const std::set<Topic>& wanted) const {
  std::set<Topic> topics;
  for (const Topic& topic : wanted) {
    if (!IsOfAccount(topic.type)) {
      topics.insert(topic);
      continue;
    }
    for (const std::string& session : surroundings_.sessions) topics.insert({topic.type, "", session});
  }
  return topics;
}

std::set<Topic> ReaderCheck::TopicsIn(const google::protobuf::RepeatedPtrField<v1::Interest>& interests) const {
  return OnEachSession(TopicsOf(interests));
}

void ReaderCheck::Complain(const std::string& what) {
  violations_.Add({now_, name_, absl::StrCat(what, "\n    ", absl::StrJoin(context_, "\n    "))});
}

TopicCheck& ReaderCheck::topic(const Topic& topic) {
  return topics_.try_emplace(topic, topic, surroundings_, [this](const std::string& what) { Complain(what); })
      .first->second;
}

void ReaderCheck::Open(const v1::SubscribeRequest& request, absl::Time now) {
  now_ = now;
  context_.push_back("opens a stream");
  request_ = request;
  open_ = true;
  acknowledged_ = false;
  snapshots_.clear();
  interests_.clear();
  asked_ = TopicsIn(request.interests());
  told_time_ = absl::InfinitePast();
  lost_.clear();
  heartbeat_ = now;
  heartbeat_time_ = absl::InfinitePast();
  for (auto& [topic, check] : topics_) check.Leave();
  for (const v1::Interest& interest : request.interests()) {
    for (const v1::StreamPosition& position : interest.resume()) {
      const std::string session = IsOfAccount(interest.type()) ? position.session() : "";
      topic({interest.type(), position.item(), session}).Resume(position, !request.without_snapshot());
    }
  }
}

void ReaderCheck::Remember(const v1::Event& event, absl::Time now) {
  const std::string time = absl::FormatTime("%H:%M:%E3S ", now, absl::UTCTimeZone());
  if (!IsData(event)) {
    std::string text = event.ShortDebugString();
    if (text.size() > 600) text.resize(600);
    context_.push_back(time + text);
  } else {
    context_.push_back(absl::StrCat(time, Text(chaos::TopicOf(event)), " epoch ", event.epoch(), " sequence ",
                                    event.sequence(), " stamp ", StampOf(event).value_or(0), " skipped ",
                                    event.skipped(), event.snapshot() ? " snapshot" : "",
                                    event.replayed() ? " replayed" : ""));
  }
  if (context_.size() > kContext) context_.pop_front();
}

void ReaderCheck::Receive(const v1::Event& event, bool prompt, absl::Time now) {
  now_ = now;
  Remember(event, now);
  CheckPulse(prompt, "");
  if (!acknowledged_ && !event.has_acknowledgement()) Complain("The stream does not begin with an acknowledgement");
  if (IsData(event)) {
    ++delivered_;
    skipped_ += event.skipped();
    const Topic of = chaos::TopicOf(event);
    // What the log of recent events no longer had is told by a gap, and counted.
    const bool lost = gap_told_.contains(of);
    if (request_.slow_reader_policy() == v1::SLOW_READER_POLICY_DISCONNECT && event.skipped() != 0 && !lost) {
      Complain("Events were skipped, although the policy is DISCONNECT");
    }
    if (!event.snapshot()) {
      gap_told_.erase(of);
      NoteTime(ToTime(event.received_time()));
    }
    if (event.snapshot()) {
      snapshots_.insert(of);
    } else if (!event.replayed() && snapshots_.contains(of)) {
      CheckMarker();
    }
    return topic(of).Data(event);
  }
  switch (event.event_case()) {
    case v1::Event::kAcknowledgement:
      return Acknowledge(event.acknowledgement());
    case v1::Event::kLive:
      return Live(event.live(), now);
    case v1::Event::kRefused:
      return Refused(event.refused());
    case v1::Event::kLost:
      return Lost(event.lost());
    case v1::Event::kSessionRestored:
      if (lost_.erase(event.session_restored().session()) == 0) {
        Complain("A session was told restored that had not been told lost");
      }
      return;
    case v1::Event::kGap:
      for (const auto& registration : event.gap().registrations()) gap_told_.insert(TopicOf(registration));
      return Gap(event.gap(), now);
    case v1::Event::kHeartbeat:
      return Heartbeat(event.heartbeat());
    case v1::Event::kResumption:
      return Resumption(event.resumption(), now);
    case v1::Event::kSnapshotsComplete:
      snapshots_.clear();
      for (const auto& registration : event.snapshots_complete().registrations()) {
        topic(TopicOf(registration)).SnapshotsComplete();
      }
      return;
    case v1::Event::EVENT_NOT_SET:
      return Complain("An event is empty");
    default:
      return;
  }
}

void ReaderCheck::Changed(std::optional<std::set<Topic>> interests) {
  if (interests.has_value()) interests = OnEachSession(*interests);
  // The acknowledgement without a topic may be missing if another one followed.
  for (auto& [topic, check] : topics_) {
    if (!interests.has_value() || !interests->contains(topic)) check.MayRejoin();
  }
  asked_ = std::move(interests);
}

void ReaderCheck::Acknowledge(const v1::Acknowledgement& acknowledgement) {
  const std::set<Topic> interests = TopicsIn(acknowledgement.interests());
  if (!std::exchange(acknowledged_, true)) {
    if (interests != TopicsIn(request_.interests())) Complain("The first acknowledgement is not what was requested");
    const v1::SlowReaderPolicy policy = request_.slow_reader_policy() == v1::SLOW_READER_POLICY_UNSPECIFIED
                                            ? v1::SLOW_READER_POLICY_SKIP
                                            : request_.slow_reader_policy();
    if (acknowledgement.slow_reader_policy() != policy) {
      Complain("Another policy was acknowledged than was requested");
    }
  }
  for (const Topic& left : interests_) {
    if (!interests.contains(left)) topic(left).Leave();
  }
  CheckMarker();
  for (const Topic& wanted : interests) {
    if (!topic(wanted).wanted()) topic(wanted).Want(!request_.without_snapshot());
  }
  interests_ = interests;
}

void ReaderCheck::CheckMarker() {
  if (!std::exchange(snapshots_, {}).empty()) Complain("Nothing told the end of the snapshots");
}

void ReaderCheck::CheckSession(const v1::Registration& registration, const char* notice) {
  if (!lost_.contains(registration.session()) || topic(TopicOf(registration)).resumed()) return;
  Complain(absl::StrCat(Text(TopicOf(registration)), ": a ", notice, " notice came before session \"",
                        registration.session(), "\" was told restored"));
}

void ReaderCheck::Live(const v1::LiveNotice& notice, absl::Time now) {
  if (notice.registrations().empty()) Complain("A live notice names nobody");
  for (const auto& registration : notice.registrations()) {
    CheckSession(registration, "live");
    topic(TopicOf(registration)).Live(registration, now);
  }
}

void ReaderCheck::Refused(const v1::RefusedNotice& notice) {
  for (const auto& registration : notice.registrations()) {
    topic(TopicOf(registration)).Refuse();
    if (notice.retried()) continue;
    interests_.erase(TopicOf(registration));
    if (asked_.has_value()) asked_->erase(TopicOf(registration));
  }
}

void ReaderCheck::Lost(const v1::LostNotice& notice) {
  const auto [entry, added] = lost_.try_emplace(notice.session(), Loss{notice.state(), told_time_});
  if (!added && entry->second.state == notice.state()) Complain("The same loss was told twice");
  entry->second.state = notice.state();
  if (notice.reason().empty()) Complain("A lost notice has no reason");
  for (const auto& registration : notice.registrations()) {
    if (registration.session() != notice.session()) {
      Complain(absl::StrCat(Text(TopicOf(registration)), ": the notice of the loss of session \"", notice.session(),
                            "\" names a registration on \"", registration.session(), "\""));
    }
    topic(TopicOf(registration)).Lose(registration);
  }
}

void ReaderCheck::Gap(const v1::GapNotice& notice, absl::Time now) {
  ++gaps_;
  const Window window{notice.has_start_time() ? ToTime(notice.start_time()) : absl::InfinitePast(),
                      ToTime(notice.end_time())};
  if (notice.reason().empty()) Complain("A gap notice has no reason");
  if (!notice.has_end_time()) Complain("A gap notice has no end");
  if (window.until > now) Complain("A gap ends after its notice");
  for (const auto& registration : notice.registrations()) {
    CheckSession(registration, "gap");
    TopicCheck& check = topic(TopicOf(registration));
    moves_ += !check.session().empty() && check.session() != registration.session();
    check.Gap(registration, window, now);
  }
  if (!notice.registrations().empty()) return;
  for (auto& [topic, check] : topics_) check.GapOfAll(window);
}

// Nothing else may come later than a heartbeat is due.
void ReaderCheck::CheckPulse(bool prompt, const char* until) {
  if (prompt && now_ - heartbeat_ > options_.heartbeat + options_.lateness) {
    Complain(absl::StrCat("No heartbeat came for ", absl::FormatDuration(now_ - heartbeat_), until));
    heartbeat_ = now_;  // say it once
  }
  // A reader that pauses cannot tell.
  if (!prompt) heartbeat_ = now_;
}

void ReaderCheck::Heartbeat(const v1::Heartbeat& heartbeat) {
  const absl::Time time = ToTime(heartbeat.time());
  if (time < heartbeat_time_) Complain("A heartbeat is older than the one before it");
  heartbeat_time_ = time;
  heartbeat_ = now_;
  NoteTime(time);
  if (heartbeat.upstream_state() != v1::UPSTREAM_STATE_LIVE) return;
  for (const auto& [session, loss] : lost_) {
    if (MayBeLive(session, time)) continue;
    Complain(absl::StrCat("A heartbeat reports LIVE, although session \"", session,
                          "\" was told lost and not yet restored"));
  }
}

// Whether the stream uses only sessions that are live although this one is lost. Its topics may have moved.
bool ReaderCheck::MayBeLive(const std::string& lost, absl::Time heartbeat) const {
  if (surroundings_.sessions.size() == 1) return false;
  return std::ranges::none_of(interests_, [&](const Topic& interest) {
    const TopicCheck& check = topics_.at(interest);
    if (!check.lost() || check.session() != lost) return false;
    return IsOfAccount(interest.type) || heartbeat < lost_.at(lost).not_before + surroundings_.move_after;
  });
}

void ReaderCheck::Resumption(const v1::ResumptionNotice& notice, absl::Time now) {
  for (const auto& result : notice.results()) {
    resumed_ += result.outcome() != v1::RESUMPTION_OUTCOME_GAP;
    topic(TopicOf(result.registration())).Resumption(result, now);
  }
}

void ReaderCheck::End(const StreamEnd& end, bool prompt, absl::Time now) {
  now_ = now;
  context_.push_back(absl::StrCat("ended with ", end.code, " ", end.reason, " ", end.message));
  if (open_) {
    if (end.code == 0) Complain("The stream ended with OK, which no stream does by itself");
    if (end.message.empty()) Complain(absl::StrCat("The stream ended with status ", end.code, " and no sentence"));
    // Before the acknowledgement, the client's library may have failed to connect.
    if (prompt && acknowledged_ && end.reason.empty()) {
      Complain(absl::StrCat("The stream ended with status ", end.code, " and no reason: ", end.message));
    }
    CheckPulse(prompt, " until the end");
  }
  open_ = false;
}

bool ReaderCheck::settled() const {
  return open_ && acknowledged_ && lost_.empty() && std::ranges::all_of(interests_, [this](const Topic& interest) {
           const TopicCheck& check = topics_.at(interest);
           return check.live() || check.refused();
         });
}

void ReaderCheck::Finish(bool prompt, absl::Time now) {
  now_ = now;
  if (!open_) return;
  CheckPulse(prompt, " until the end");
  if (!lost_.empty()) Complain("A session was told lost and never restored");
  CheckMarker();
  for (const Topic& interest : interests_) topic(interest).Finish(now);
  if (!asked_.has_value()) return;
  for (const Topic& asked : *asked_) {
    if (!interests_.contains(asked)) Complain(Text(asked) + ": asked for and never acknowledged");
  }
  for (const Topic& interest : interests_) {
    if (!asked_->contains(interest)) Complain(Text(interest) + ": acknowledged and not asked for");
  }
}

}  // namespace kiwoom::chaos
