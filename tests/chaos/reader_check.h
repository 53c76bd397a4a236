#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "tests/chaos/topic_check.h"
#include "tests/chaos/violations.h"

namespace kiwoom::chaos {

// How a stream ended, if the reader did not cut it.
struct StreamEnd {
  int code = 0;         // of gRPC
  std::string message;  // for people
  std::string reason;   // of the ErrorInfo; empty: none
};

struct ReaderCheckOptions {
  absl::Duration heartbeat = absl::Seconds(10);
  absl::Duration lateness = absl::Seconds(2);  // of a heartbeat, because the machine is busy
};

// Everything that one reader experienced, over all its streams. Inputs are what it asked, what it read and when; no
// I/O, no clock. It reports broken promises as violations, each with the events that preceded it.
class ReaderCheck {
 public:
  ReaderCheck(std::string name, const CheckSurroundings& surroundings, Violations& violations,
              ReaderCheckOptions options = {})
      : name_(std::move(name)), surroundings_(surroundings), violations_(violations), options_(options) {}

  // It opens a stream.
  void Open(const v1::SubscribeRequest& request, absl::Time now);
  // It has read one event. `prompt`: it has been reading all the time since the last one.
  void Receive(const v1::Event& event, bool prompt, absl::Time now);
  // SessionService told it its new interests; none: the call failed, with or without an effect.
  void Changed(std::optional<std::set<Topic>> interests);
  // The gateway ended the stream. `prompt`: the reader was reading.
  void End(const StreamEnd& end, bool prompt, absl::Time now);
  // It cut the stream itself.
  void Cut() { open_ = false; }
  // Everybody has been idle for a while.
  void Finish(bool prompt, absl::Time now);

  // Whether a stream is open, and everything in it is live or refused.
  bool settled() const;

  // Figures for the report.
  uint64_t delivered() const { return delivered_; }
  uint64_t skipped() const { return skipped_; }
  uint64_t gaps() const { return gaps_; }
  uint64_t moves() const { return moves_; }  // of topics to another session
  uint64_t resumed() const { return resumed_; }

 private:
  static constexpr size_t kContext = 40;

  void Acknowledge(const v1::Acknowledgement& acknowledgement);
  void Refused(const v1::RefusedNotice& notice);
  void Lost(const v1::LostNotice& notice);
  void Gap(const v1::GapNotice& notice, absl::Time now);
  void Live(const v1::LiveNotice& notice, absl::Time now);
  void CheckPulse(bool prompt, const char* until);
  void Heartbeat(const v1::Heartbeat& heartbeat);
  void Resumption(const v1::ResumptionNotice& notice, absl::Time now);
  void CheckMarker();
  void CheckSession(const v1::Registration& registration, const char* notice);
  bool MayBeLive(const std::string& lost, absl::Time heartbeat) const;
  // The topics of a list of interests: a type of an account is a topic on each session.
  std::set<Topic> TopicsIn(const google::protobuf::RepeatedPtrField<v1::Interest>& interests) const;
  std::set<Topic> OnEachSession(const std::set<Topic>& wanted) const;
  // An event told a time on the gateway's clock.
  void NoteTime(absl::Time told) { told_time_ = std::max(told_time_, told); }
  TopicCheck& topic(const Topic& topic);
  void Remember(const v1::Event& event, absl::Time now);
  void Complain(const std::string& what);

  const std::string name_;
  const CheckSurroundings& surroundings_;
  Violations& violations_;
  const ReaderCheckOptions options_;

  std::map<Topic, TopicCheck> topics_;
  v1::SubscribeRequest request_;
  bool open_ = false;
  bool acknowledged_ = false;
  std::set<Topic> gap_told_;   // topics with a gap notice since their last event
  std::set<Topic> snapshots_;  // topics with a snapshot whose end has not been told
  std::set<Topic> interests_;  // as acknowledged
  std::optional<std::set<Topic>> asked_;
  struct Loss {
    v1::UpstreamState state;
    absl::Time not_before;  // on the gateway's clock
  };
  std::map<std::string, Loss> lost_;             // by session
  absl::Time told_time_ = absl::InfinitePast();  // of this stream
  absl::Time heartbeat_ = absl::InfinitePast();  // when the last one arrived, or the stream began
  absl::Time heartbeat_time_ = absl::InfinitePast();
  absl::Time now_ = absl::InfinitePast();
  std::deque<std::string> context_;  // what came last
  uint64_t delivered_ = 0;
  uint64_t skipped_ = 0;
  uint64_t gaps_ = 0;
  uint64_t moves_ = 0;
  uint64_t resumed_ = 0;
};

// What a list of interests asks for.
std::set<Topic> TopicsOf(const google::protobuf::RepeatedPtrField<v1::Interest>& interests);

}  // namespace kiwoom::chaos
