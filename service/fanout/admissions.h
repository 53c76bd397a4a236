#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/clock/moment.h"
#include "service/fanout/announcer.h"
#include "service/fanout/interest_map.h"
#include "service/fanout/item_share.h"
#include "service/fanout/reader.h"
#include "service/fanout/refusal_policy.h"
#include "service/fanout/registrations.h"
#include "service/fanout/waiting_room.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct AdmissionOptions {
  RefusalPolicyOptions refusals;
};

// Decides which of the wanted topics are requested from the broker, and when: at once, when there is room, or again
// after a refusal. Readers are told what happens to each of their topics. Time is an argument; single-threaded.
class Admissions {
 public:
  Admissions(AdmissionOptions options, Registrations& registrations, InterestMap& interests, Announcer& announcer)
      : registrations_(registrations), interests_(interests), announcer_(announcer), refusals_(options.refusals) {}

  // Removes the topics that would exceed the caller's share from `add` and returns them. The others count from now on.
  std::vector<sessions::Topic> TakeShare(const Reader& reader, std::vector<sessions::Topic>& add);
  // These exceed the share: the reader does not get them.
  void RefuseShare(Reader& reader, std::span<const sessions::Topic> topics);

  // The reader has joined these topics: requests those that nobody has requested, or lets them wait.
  void Request(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now);
  // The reader has left the topic.
  void OnLeave(Reader& reader, Channel& channel, absl::Time now);

  void OnLive(std::span<Channel* const> channels);
  void OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code, std::string_view broker_message,
                 clock::Moment now);
  // The session is new: what did not fit or was refused gets another chance.
  void Reconnected(absl::Time now);
  // Topics have left the broker's connection.
  void Freed() { waiting_.Freed(); }

  const RefusalPolicy& refusals() const { return refusals_; }

  // Steady.
  absl::Time NextTimer() const { return std::min(waiting_.NextTake(), refusals_.NextDue()); }
  void OnTimer(absl::Time now);

 private:
  bool HasRoom(std::span<const sessions::Topic> topics) const { return registrations_.HasRoom(topics); }
  bool MakeRoom(std::span<const sessions::Topic> topics);
  void Register(std::vector<sessions::Topic> topics);
  void AdmitWaiting(absl::Time now);
  bool PutBack(Channel& channel);

  Registrations& registrations_;
  InterestMap& interests_;
  Announcer& announcer_;
  ItemShare share_;
  WaitingRoom waiting_;
  RefusalPolicy refusals_;
};

}  // namespace kiwoom::fanout
