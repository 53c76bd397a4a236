#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/fanout/hub.h"
#include "service/fanout/test_story.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {

// Alice, Bob and Carol read; the test plays the broker.
class HubTest : public ::testing::Test, public Registrations {
 protected:
  explicit HubTest(HubOptions options = {}) : hub_(std::move(options), *this, [this] { return now_; }) {}

  void Register(std::vector<sessions::Topic> topics) override {
    registered_.insert(registered_.end(), topics.begin(), topics.end());
    port_.OnAccepted(topics);
  }
  bool HasRoom(std::span<const sessions::Topic> topics) const override { return !full_; }
  void Unregister(std::vector<sessions::Topic> topics) override {
    unregistered_.insert(unregistered_.end(), topics.begin(), topics.end());
  }

  Reader* Open(std::vector<sessions::Topic> topics, ReaderOptions options = {}) {
    Reader* const reader = hub_.Open(std::move(options), [] {});
    hub_.Change(*reader, topics, {});
    return reader;
  }

  void Live(std::vector<sessions::Topic> topics, uint64_t epoch) { port_.OnLive(At(epoch, topics)); }
  void Lost(std::vector<sessions::Topic> topics, std::string_view reason) {
    port_.OnState(sessions::State::kLost);
    port_.OnLost(topics, reason, now_ - absl::Seconds(3));
  }
  void Restored() {
    port_.OnState(sessions::State::kLive);
    port_.OnResumed(now_);
  }
  void Renewed(std::vector<sessions::Topic> topics, uint64_t epoch) {
    port_.OnRenewed(At(epoch, topics), now_ - absl::Seconds(3), now_, "the connection was lost");
  }

  void Row(const sessions::Topic& topic) { port_.OnRow(*topic.tr, topic.item, "", now_); }

  static std::vector<sessions::Registration> At(uint64_t epoch, const std::vector<sessions::Topic>& topics) {
    std::vector<sessions::Registration> registrations;
    for (const sessions::Topic& topic : topics) registrations.push_back({topic, epoch});
    return registrations;
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<sessions::Topic> registered_, unregistered_;
  bool full_ = false;  // whether the broker connection has no room
  Hub hub_;
  UpstreamPort& port_ = hub_.port(sessions::kDefaultSession);
};

}  // namespace kiwoom::fanout
