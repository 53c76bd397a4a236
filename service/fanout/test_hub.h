#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "service/fanout/hub.h"

namespace kiwoom::fanout {

// Arms that the contract has, on tables of the test's own.
inline constexpr codec::Tr kTrades{.code = "0B",
                                   .name = "Trade",
                                   .registration = codec::Register::kItem,
                                   .delivery = codec::Delivery::kEvent,
                                   .event_field = 1011};
inline constexpr codec::Tr kBooks{.code = "0D",
                                  .name = "OrderBook",
                                  .registration = codec::Register::kItem,
                                  .delivery = codec::Delivery::kState,
                                  .event_field = 1013};
inline constexpr codec::Tr kInterruptions{.code = "1h",
                                          .name = "VolatilityInterruption",
                                          .registration = codec::Register::kMarket,
                                          .delivery = codec::Delivery::kEvent,
                                          .event_field = 1105};

inline const sessions::Topic kSamsung{&kTrades, "005930"};
inline const sessions::Topic kHynix{&kTrades, "000660"};
inline const sessions::Topic kSamsungBook{&kBooks, "005930"};
inline const sessions::Topic kMarketWide{&kInterruptions, ""};

// Alice, Bob and Carol read; the test is the broker.
class HubTest : public ::testing::Test, public Registrations {
 protected:
  void Register(std::vector<sessions::Topic> topics) override {
    registered_.insert(registered_.end(), topics.begin(), topics.end());
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

  std::vector<v1::Event> Take(Reader* reader) {
    std::string bytes(reader->queue().TakeBatch(1 << 20), '\0');
    reader->queue().WriteBatch(bytes.data());
    v1::SubscribeResponse response;
    EXPECT_TRUE(response.ParseFromString(bytes));
    return {response.events().begin(), response.events().end()};
  }

  // One word an event: "live", "trade 3", "book 7 snapshot".
  std::vector<std::string> Story(Reader* reader) {
    std::vector<std::string> story;
    for (const v1::Event& event : Take(reader)) {
      std::string word;
      switch (event.event_case()) {
        case v1::Event::kAcknowledgement:
          word = "ack";
          break;
        case v1::Event::kLive:
          word = "live";
          break;
        case v1::Event::kRefused:
          word = "refused";
          break;
        case v1::Event::kLost:
          word = "lost";
          break;
        case v1::Event::kSessionRestored:
          word = "restored";
          break;
        case v1::Event::kGap:
          word = "gap";
          break;
        case v1::Event::kHeartbeat:
          word = "heartbeat";
          break;
        case v1::Event::kTrade:
          word = "trade " + std::to_string(event.sequence());
          break;
        case v1::Event::kOrderBook:
          word = "book " + std::to_string(event.sequence());
          break;
        default:
          word = "vi " + std::to_string(event.sequence());
          break;
      }
      if (event.snapshot()) word += " snapshot";
      if (event.skipped() != 0) word += " skipped " + std::to_string(event.skipped());
      story.push_back(word);
    }
    return story;
  }

  void Live(std::vector<sessions::Topic> topics, uint64_t epoch) {
    std::vector<sessions::Registration> registrations;
    for (const sessions::Topic& topic : topics) registrations.push_back({topic, epoch});
    hub_.OnLive(registrations);
  }

  void Renewed(std::vector<sessions::Topic> topics, uint64_t epoch) {
    std::vector<sessions::Registration> registrations;
    for (const sessions::Topic& topic : topics) registrations.push_back({topic, epoch});
    hub_.OnRenewed(registrations, now_ - absl::Seconds(3), now_, "the connection was lost");
  }

  void Row(const sessions::Topic& topic) { hub_.OnRow(*topic.tr, topic.item, "", now_); }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<sessions::Topic> registered_, unregistered_;
  bool full_ = false;  // the connection with the broker
  Hub hub_{{}, *this, [this] { return now_; }};
};

}  // namespace kiwoom::fanout
