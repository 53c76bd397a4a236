// Whatever readers want and give up, whatever the broker answers and however often the line breaks: in the end exactly
// what is wanted and not refused stands at the broker, and everyone was told the truth on the way.
//
// Each seed is one random history against a model of the broker that checks every request as it comes.

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "service/sessions/registrar.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

constexpr int kItemsPerRequest = 4;
constexpr int kItemsPerConnection = 12;

// The broker: groups, capacity, items that it never accepts.
class Broker {
 public:
  std::string Answer(const RegistrationRequest& request) {
    EXPECT_FALSE(request.topics.empty());
    EXPECT_LE(request.topics.size(), static_cast<size_t>(kItemsPerRequest));
    EXPECT_GE(request.group, 1);
    if (request.remove) {
      for (const Topic& topic : request.topics) {
        EXPECT_TRUE(standing.contains(topic)) << "removes what does not stand: " << topic.item;
        EXPECT_EQ(standing[topic], request.group) << "names the wrong group";
        standing.erase(topic);
      }
      return "0";
    }
    for (const Topic& topic : request.topics) {
      EXPECT_FALSE(standing.contains(topic)) << "registers twice: " << topic.item;
      if (cursed.contains(topic.item)) return "105111";
    }
    for (const Topic& topic : request.topics) standing[topic] = request.group;
    std::map<int, int> sizes;
    std::set<std::string> items;
    for (const auto& [topic, group] : standing) {
      EXPECT_LE(++sizes[group], kItemsPerRequest) << "over-full group";
      if (!topic.item.empty()) items.insert(topic.item);
    }
    EXPECT_LE(items.size(), static_cast<size_t>(kItemsPerConnection));
    return "0";
  }

  std::map<Topic, int> standing;
  std::set<std::string> cursed = {"000003", "000011"};
};

class History {
 public:
  explicit History(uint64_t seed)
      : random_(seed),
        registrar_({.items_per_request = kItemsPerRequest, .items_per_connection = kItemsPerConnection}, epochs_) {}

  void Run() {
    for (int step = 0; step < 400; ++step) {
      now_ += absl::Milliseconds(Pick(400));
      switch (Pick(10)) {
        case 0:
        case 1:
        case 2:
          Add();
          break;
        case 3:
        case 4:
          Remove();
          break;
        case 5:
          Pick(8) == 0 ? Lose() : Login();
          break;
        default:
          Exchange(/*too_fast=*/Pick(6) == 0);
      }
      Send();
    }
    Login();
    for (int i = 0; i < 200; ++i) {
      now_ += absl::Seconds(2);
      Send();
      Exchange(/*too_fast=*/false);
    }
    Settle();
  }

 private:
  int Pick(int below) { return static_cast<int>(random_() % static_cast<uint64_t>(below)); }

  std::vector<Topic> Some() {
    std::vector<Topic> topics;
    for (int i = Pick(6); i >= 0; --i) {
      const codec::Tr& tr = Pick(2) == 0 ? kTrade : kOrderBook;
      topics.push_back(Pick(10) == 0 ? Topic{&kMarketStatus, ""} : ManyTopics(tr, 1, Pick(16))[0]);
    }
    return topics;
  }

  void Add() {
    const std::vector<Topic> topics = Some();
    wanted_.insert(topics.begin(), topics.end());
    Learn(registrar_.Add(topics, now_));
  }

  void Remove() {
    const std::vector<Topic> topics = Some();
    for (const Topic& topic : topics) {
      wanted_.erase(topic);
      live_.erase(topic);
      owed_gap_.erase(topic);
    }
    registrar_.Remove(topics);
  }

  void Login() {
    if (std::exchange(connected_, true)) return;
    registrar_.OnLogin();
  }

  void Lose() {
    if (!std::exchange(connected_, false)) return;
    broker_.standing.clear();
    on_the_wire_.reset();
    for (const auto& [topic, epoch] : live_) owed_gap_.emplace(topic, now_);
    live_.clear();
    registrar_.OnLost(now_, "cut");
  }

  void Send() {
    const auto request = registrar_.Next(now_);
    if (!request.has_value()) return;
    ASSERT_TRUE(connected_);
    ASSERT_FALSE(on_the_wire_.has_value()) << "two requests outstanding";
    on_the_wire_ = request;
  }

  void Exchange(bool too_fast) {
    if (!on_the_wire_.has_value()) return;
    const RegistrationRequest request = *std::exchange(on_the_wire_, std::nullopt);
    const std::string code = too_fast ? "105110" : broker_.Answer(request);
    Learn(registrar_.OnAnswer({.trnm = request.remove ? "REMOVE" : "REG", .return_code = code}, now_));
  }

  // What the registrar says must be true of the broker, and news.
  void Learn(const RegistrarOutcome& outcome) {
    EXPECT_FALSE(outcome.anomaly.has_value());
    for (const Registration& registration : outcome.live) {
      EXPECT_FALSE(owed_gap_.contains(registration.topic)) << "a gap was kept secret";
      Live(registration);
    }
    for (const RegistrarOutcome::Gap& gap : outcome.renewed) {
      for (const Registration& registration : gap.registrations) {
        EXPECT_TRUE(owed_gap_.contains(registration.topic));
        EXPECT_EQ(owed_gap_[registration.topic], gap.from);
        owed_gap_.erase(registration.topic);
        Live(registration);
      }
    }
    for (const RegistrarOutcome::Refusal& refusal : outcome.refused) {
      for (const Topic& topic : refusal.topics) {
        EXPECT_TRUE(wanted_.contains(topic)) << "nobody asked";
        EXPECT_TRUE(refusal.broker_code.empty() || broker_.cursed.contains(topic.item));
        wanted_.erase(topic);
        owed_gap_.erase(topic);
      }
    }
  }

  void Live(const Registration& registration) {
    EXPECT_TRUE(wanted_.contains(registration.topic)) << "nobody asked";
    EXPECT_TRUE(broker_.standing.contains(registration.topic));
    EXPECT_FALSE(live_.contains(registration.topic)) << "told twice";
    EXPECT_GT(registration.epoch, last_epoch_[registration.topic]);
    last_epoch_[registration.topic] = live_[registration.topic] = registration.epoch;
  }

  void Settle() {
    EXPECT_FALSE(registrar_.outstanding());
    EXPECT_EQ(static_cast<size_t>(registrar_.standing()), wanted_.size());
    std::set<Topic> standing, live;
    for (const auto& [topic, group] : broker_.standing) standing.insert(topic);
    for (const auto& [topic, epoch] : live_) live.insert(topic);
    EXPECT_TRUE(standing == wanted_);
    EXPECT_TRUE(live == wanted_);
    EXPECT_TRUE(owed_gap_.empty());
  }

  std::mt19937_64 random_;
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  EpochClock epochs_;
  Registrar registrar_;
  Broker broker_;
  bool connected_ = false;
  std::optional<RegistrationRequest> on_the_wire_;
  std::set<Topic> wanted_;
  std::map<Topic, uint64_t> live_;
  std::map<Topic, uint64_t> last_epoch_;
  std::map<Topic, absl::Time> owed_gap_;  // told live, then lost
};

TEST(RegistrarModel, RandomHistories) {
  for (uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    History(seed).Run();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace kiwoom::sessions
