#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct RefusalPolicyOptions {
  absl::Duration first = absl::Seconds(30);    // pause after the first refusal; it doubles with each further one
  absl::Duration longest = absl::Minutes(10);  // up to this
  absl::Duration rest = absl::Seconds(10);     // after any refused attempt nothing is tried
};

// Decides when refused topics that readers still want are tried again. A refusal that may pass (no room, too many
// requests, no answer) is tried again after a pause that grows. Any other, such as that of an unknown item, is tried
// again only after a reconnect, because the same connection gives the same answer.
//
// Attempts must not delay other subscriptions. A refused REG is halved until the refused topics are known, and an
// unanswered one occupies the session for its timeout. So one topic is tried at a time, and the next after a rest.
// Only while attempts succeed are two, four and more tried together.
//
// Times are steady; no I/O, single-threaded.
class RefusalPolicy {
 public:
  static constexpr size_t kMostAtOnce = 64;

  struct RefusedTopic {
    std::string code;                           // of the broker; empty if there was no answer or no room
    std::string message;                        // the broker's, or ours if there is no code
    absl::Time refused;                         // the last time
    int times = 0;                              // on this connection
    absl::Time again = absl::InfiniteFuture();  // infinite: after a reconnect
  };

  explicit RefusalPolicy(RefusalPolicyOptions options) : options_(options) {}

  // Whether a refusal with this code may pass without a reconnect.
  static bool MayPass(std::string_view code);

  // The topic was refused, at first or again. Returns whether that is news for its readers: it is not if it was tried
  // again in vain, with the same code.
  bool Refused(const sessions::Topic& topic, std::string_view code, std::string_view message, absl::Time now);
  // The topic is live. Other topics may be passed, too.
  void Live(const sessions::Topic& topic);
  // No reader wants the topic any more.
  void Forget(const sessions::Topic& topic);
  // The session is new: every refused topic is tried once, and its pauses are short again.
  void Reconnected(absl::Time now);

  // When to call TakeDue; infinitely late if nothing will be tried.
  absl::Time NextDue() const;
  // The topics to register now, in order of time. Each stays known until one of the calls above; if none comes, it is
  // due again after its pause. It does no harm to register a topic that is registered already.
  std::vector<sessions::Topic> TakeDue(absl::Time now);

  // Null if the topic is not refused.
  const RefusedTopic* Find(const sessions::Topic& topic) const;
  size_t size() const { return topics_.size(); }

 private:
  absl::Duration PauseAfter(int times) const;
  void Schedule(const sessions::Topic& topic, RefusedTopic& refused, absl::Time again);
  // An attempt ended. Returns whether it was one.
  bool End(const sessions::Topic& topic);

  const RefusalPolicyOptions options_;
  absl::flat_hash_map<sessions::Topic, RefusedTopic> topics_;
  std::set<std::pair<absl::Time, sessions::Topic>> due_;  // those that will be tried without a reconnect
  std::set<sessions::Topic> trying_;
  size_t at_once_ = 1;
  bool succeeding_ = true;                           // none of the topics tried last was refused
  absl::Time rest_until_ = absl::InfinitePast();     // after a refused attempt
  absl::Time outcome_until_ = absl::InfinitePast();  // when to stop waiting for the outcome of those in trying_
};

}  // namespace kiwoom::fanout
