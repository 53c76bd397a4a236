#pragma once

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "tests/chaos/stamp.h"
#include "tests/chaos/story.h"

namespace kiwoom::chaos {

// Tells a story step by step. Times are seconds since the beginning; an epoch is the second of its registration.
class StoryTeller {
 public:
  static absl::Time At(double seconds) { return kBegin + absl::Milliseconds(static_cast<int64_t>(seconds * 1000)); }
  static uint64_t Epoch(double second) { return static_cast<uint64_t>(absl::ToUnixMicros(At(second))); }

  explicit StoryTeller(std::vector<std::string> sessions = {"s"},
                       absl::Duration move_after = absl::InfiniteDuration()) {
    story_.sessions = std::move(sessions);
    story_.move_after = move_after;
  }

  StoryTeller& Registers(double at, const Topic& topic, const std::string& session = "s") {
    return Add(at, Story::Registers{topic, session});
  }
  StoryTeller& Unregisters(double at, const Topic& topic, const std::string& session = "s") {
    return Add(at, Story::Unregisters{topic, session});
  }
  StoryTeller& Sends(double at, const Topic& topic, int count = 1) {
    for (int i = 0; i < count; ++i) Add(at, Story::Sends{topic});
    return *this;
  }
  StoryTeller& Opens(double at, const std::string& request) {
    return Add(at, Story::Opens{Parse<v1::SubscribeRequest>(request)});
  }
  // In text format; "$3" is the epoch that begins at second 3, "@3" the timestamp of second 3.
  StoryTeller& Reads(double at, const std::string& event) { return Add(at, Story::Reads{Parse<v1::Event>(event)}); }
  StoryTeller& Cuts(double at) { return Add(at, Story::Cuts{}); }
  StoryTeller& Ends(double at, StreamEnd end) { return Add(at, Story::Ends{std::move(end)}); }
  StoryTeller& Changes(double at, std::set<Topic> interests) { return Add(at, Story::Changes{std::move(interests)}); }
  StoryTeller& Finishes(double at) { return Add(at, Story::Finishes{}); }

  // A trade, an order book or an order with a stamp.
  StoryTeller& Gets(double at, const Topic& topic, double epoch, uint64_t sequence, uint64_t stamp,
                    const std::string& more = "") {
    v1::Event event = Parse<v1::Event>(more);
    event.set_item(topic.item);
    event.set_epoch(Epoch(epoch));
    event.set_sequence(sequence);
    // It was received a moment before the reader had it.
    const int64_t received = absl::ToUnixMicros(At(at)) - 1000;
    event.mutable_received_time()->set_seconds(received / 1'000'000);
    event.mutable_received_time()->set_nanos(static_cast<int32_t>(received % 1'000'000) * 1000);
    if (topic.type == v1::REALTIME_TYPE_TRADE)
      (*event.mutable_trade()->mutable_unparsed())[kStampFid] = absl::StrCat(stamp);
    if (topic.type == v1::REALTIME_TYPE_ORDER_BOOK) {
      (*event.mutable_order_book()->mutable_unparsed())[kStampFid] = absl::StrCat(stamp);
    }
    if (topic.type == v1::REALTIME_TYPE_ORDER_UPDATE) {
      (*event.mutable_order_update()->mutable_unparsed())[kStampFid] = absl::StrCat(stamp);
      event.set_item("005930");
      event.set_session(topic.session);
      event.set_account(AccountOf(topic.session));
    }
    return Add(at, Story::Reads{event});
  }

  // Names the last step, so that a mutation can find it.
  StoryTeller& Called(const std::string& name) {
    names_[name] = story_.steps.size() - 1;
    return *this;
  }

  const Story& story() const { return story_; }
  size_t place(const std::string& name) const { return names_.at(name); }

 private:
  static inline const absl::Time kBegin = absl::FromUnixSeconds(1'800'000'000);

  StoryTeller& Add(double at, decltype(Story::Step::what) what) {
    story_.steps.push_back({At(at), std::move(what)});
    return *this;
  }

  template <typename Message>
  static Message Parse(const std::string& text) {
    std::string full;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '$' && text[i] != '@') {
        full += text[i];
        continue;
      }
      size_t length = 0;
      const double second = std::stod(text.substr(i + 1), &length);
      const int64_t micros = absl::ToUnixMicros(At(second));
      full += text[i] == '$'
                  ? absl::StrCat(micros)
                  : absl::StrCat("{ seconds: ", micros / 1'000'000, " nanos: ", micros % 1'000'000 * 1000, "}");
      i += length;
    }
    Message message;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(full, &message)) << full;
    return message;
  }

  Story story_;
  std::map<std::string, size_t> names_;
};

}  // namespace kiwoom::chaos
