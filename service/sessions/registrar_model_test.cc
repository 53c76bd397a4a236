// Readers subscribe and unsubscribe at random, the broker answers late, twice or not at all, and connections break. In
// the end exactly the wanted and not refused topics must be registered, and every report on the way must have been
// true.
//
// Each seed is one random history against a model of the broker that checks every request on arrival.

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <random>
#include <set>

#include "service/sessions/registrar.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

constexpr int kItemsPerRequest = 4;
constexpr int kItemsPerConnection = 12;
constexpr absl::Duration kTimeout = absl::Seconds(10);

enum class Manners {
  kPolite,  // answers every request at once
  kSilent,  // omits or delays some answers; an unanswered request may have taken effect
  kDouble,  // duplicates or delays some answers
};

// The broker, with groups, a capacity, and items that it never accepts or never answers. It processes requests and
// sends answers in order.
class BrokerModel {
 public:
  struct Answer {
    std::string name;
    std::string code;
  };

  explicit BrokerModel(Manners manners) : manners_(manners) {}

  void Receive(const RegistrationRequest& request) {
    EXPECT_FALSE(request.topics.empty());
    EXPECT_LE(request.topics.size(), static_cast<size_t>(kItemsPerRequest));
    EXPECT_GE(request.group, 1);
    inbox.push_back(request);
  }

  // Serves the next request. `random` chooses its behaviour; 0 is a well-behaved broker.
  void Serve(int random) {
    if (inbox.empty()) return;
    const RegistrationRequest request = inbox.front();
    inbox.pop_front();
    const std::string name = request.remove ? "REMOVE" : "REG";
    if (random % 7 == 6) {
      Forget(request);
      return outbox.push_back({name, "105110"});
    }
    if (manners_ == Manners::kSilent && (IsSilent(request) || random % 12 == 11)) {
      // Neither outcome is reported.
      random % 2 == 0 ? static_cast<void>(Do(request)) : Forget(request);
      return;
    }
    outbox.push_back({name, Do(request)});
    if (manners_ == Manners::kDouble && random % 9 == 8) outbox.push_back(outbox.back());
  }

  void Cut() {
    standing.clear();
    forgotten.clear();
    inbox.clear();
    outbox.clear();
  }

  std::map<Topic, std::set<int>> standing;    // by topic: its groups
  std::set<std::pair<Topic, int>> forgotten;  // topics whose REMOVE from the group was not processed
  std::deque<RegistrationRequest> inbox;
  std::deque<Answer> outbox;
  const std::set<std::string> cursed = {"000003", "000011"};
  const std::set<std::string> silent = {"000005", "000009"};  // the second not for REMOVE either

 private:
  bool IsSilent(const RegistrationRequest& request) const {
    return std::ranges::any_of(request.topics, [&](const Topic& topic) {
      return request.remove ? topic.item == "000009" : silent.contains(topic.item);
    });
  }

  void Forget(const RegistrationRequest& request) {
    if (!request.remove) return;
    for (const Topic& topic : request.topics) forgotten.emplace(topic, request.group);
  }

  std::string Do(const RegistrationRequest& request) {
    const bool polite = manners_ == Manners::kPolite;
    if (request.remove) {
      for (const Topic& topic : request.topics) {
        if (polite) {
          EXPECT_TRUE(standing.contains(topic)) << "removes an unregistered topic: " << topic.item;
          EXPECT_TRUE(standing[topic].contains(request.group)) << "names the wrong group";
        }
        forgotten.erase({topic, request.group});
        standing[topic].erase(request.group);
        if (standing[topic].empty()) standing.erase(topic);
      }
      return "0";
    }
    for (const Topic& topic : request.topics) {
      if (polite) {
        EXPECT_FALSE(standing.contains(topic)) << "registers twice: " << topic.item;
      }
      if (cursed.contains(topic.item)) return "105111";
    }
    for (const Topic& topic : request.topics) standing[topic].insert(request.group);
    if (!polite) return "0";  // the other manners leave unknown registrations behind
    std::map<int, int> sizes;
    std::set<std::string> items;
    for (const auto& [topic, groups] : standing) {
      for (const int group : groups) EXPECT_LE(++sizes[group], kItemsPerRequest) << "over-full group";
      if (!topic.item.empty()) items.insert(topic.item);
    }
    EXPECT_LE(items.size(), static_cast<size_t>(kItemsPerConnection));
    return "0";
  }

  const Manners manners_;
};

// Totals over all histories, which prove that each fault actually occurred.
struct Tally {
  int unanswered = 0;
  int late = 0;
  int unasked = 0;
  int silent_refusals = 0;
  int sent_again = 0;
  int hopeless = 0;
  int gaps_in_a_session = 0;
};

class History {
 public:
  History(Manners manners, uint64_t seed, Tally& tally)
      : manners_(manners),
        random_(seed),
        registrar_({.items_per_request = kItemsPerRequest,
                    .items_per_connection = kItemsPerConnection,
                    .answer_timeout = kTimeout},
                   epochs_),
        broker_(manners),
        tally_(tally) {}

  void Run() {
    for (int step = 0; step < 400; ++step) {
      now_ += absl::Milliseconds(Pick(manners_ != Manners::kPolite && Pick(10) == 0 ? 9'000 : 400));
      switch (Pick(12)) {
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
        case 6:
          if (manners_ != Manners::kPolite && Pick(10) == 0) asleep_until_ = now_ + absl::Seconds(Pick(25));
          break;
        default:
          Exchange(Pick(1000));
      }
      Step();
      if (testing::Test::HasFailure()) return;
    }
    asleep_until_ = absl::InfinitePast();
    int quiet = 0;
    for (int i = 0; i < 3000 && quiet < 3; ++i) {
      now_ += absl::Seconds(1);
      Login();
      // Silent items stay silent, whether processed or not.
      Exchange(Pick(2));
      Exchange(Pick(2));
      Step();
      const bool served = broker_.inbox.empty() && broker_.outbox.empty();
      quiet = served && registrar_.NextTimer() == absl::InfiniteFuture() ? quiet + 1 : 0;
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
    broker_.Cut();
    for (const auto& [topic, epoch] : live_) owed_gap_.emplace(topic, now_);
    live_.clear();
    last_sent_.reset();
    registrar_.OnLost(now_, "cut");
  }

  void Step() {
    Learn(registrar_.OnTimer(now_));
    if (registrar_.Hopeless()) {
      EXPECT_NE(manners_, Manners::kPolite);
      ++tally_.hopeless;
      Lose();
    }
    const auto request = registrar_.Next(now_);
    if (request.has_value()) {
      ASSERT_TRUE(connected_);
      if (last_sent_.has_value() && last_sent_->Text() == request->Text()) ++tally_.sent_again;
      last_sent_ = request;
      if (!request->remove && request->topics.size() == 1) asked_alone_[request->topics[0]] = now_;
      broker_.Receive(*request);
    }
    if (manners_ == Manners::kDouble) return;  // corrected only once it is detected
    for (const auto& [topic, epoch] : live_) EXPECT_TRUE(broker_.standing.contains(topic)) << "live but not registered";
  }

  // The broker serves one request, or one answer arrives.
  void Exchange(int random) {
    if (now_ < asleep_until_) return;
    if (broker_.outbox.empty() || random % 3 == 2) broker_.Serve(random);
    if (broker_.outbox.empty()) return;
    const BrokerModel::Answer answer = broker_.outbox.front();
    broker_.outbox.pop_front();
    Learn(registrar_.OnAnswer({.trnm = answer.name, .return_code = answer.code}, now_));
  }

  // Each report of the registrar must be true of the broker, and new.
  void Learn(const RegistrarOutcome& outcome) {
    if (outcome.anomaly.has_value()) LearnAnomaly(outcome.anomaly->what);
    for (const Registration& registration : outcome.live) {
      EXPECT_FALSE(owed_gap_.contains(registration.topic)) << "a gap was not reported";
      Live(registration);
    }
    for (const RegistrarOutcome::Gap& gap : outcome.renewed) {
      for (const Registration& registration : gap.registrations) {
        if (live_.erase(registration.topic) > 0) {
          EXPECT_EQ(manners_, Manners::kDouble) << "a gap without a loss";
          ++tally_.gaps_in_a_session;
        } else if (manners_ == Manners::kDouble) {
          EXPECT_TRUE(owed_gap_.contains(registration.topic));
          EXPECT_LE(gap.from.wall, owed_gap_[registration.topic]) << "it may have been in doubt before the loss";
        } else {
          EXPECT_TRUE(owed_gap_.contains(registration.topic));
          EXPECT_EQ(owed_gap_[registration.topic], gap.from.wall);
        }
        owed_gap_.erase(registration.topic);
        Live(registration);
      }
    }
    for (const RegistrarOutcome::Refusal& refusal : outcome.refused) {
      for (const Topic& topic : refusal.topics) LearnRefusal(topic, refusal);
    }
  }

  void LearnAnomaly(std::string_view what) {
    EXPECT_NE(manners_, Manners::kPolite) << what;
    if (what.starts_with("The broker did not answer")) ++tally_.unanswered;
    if (what == "The broker answered too late") ++tally_.late;
    if (what == "The broker sent an unexpected answer") {
      EXPECT_EQ(manners_, Manners::kDouble);
      ++tally_.unasked;
    }
  }

  void LearnRefusal(const Topic& topic, const RegistrarOutcome::Refusal& refusal) {
    EXPECT_TRUE(wanted_.contains(topic)) << "not wanted";
    if (refusal.broker_message.starts_with("The broker did not answer")) {
      EXPECT_NE(manners_, Manners::kPolite);
      EXPECT_GE(now_ - asked_alone_[topic], kTimeout) << "refused before the timeout";
      ++tally_.silent_refusals;
    } else if (!refusal.broker_code.empty() && manners_ != Manners::kDouble) {
      EXPECT_TRUE(broker_.cursed.contains(topic.item));
    }
    wanted_.erase(topic);
    owed_gap_.erase(topic);
    live_.erase(topic);
  }

  void Live(const Registration& registration) {
    EXPECT_TRUE(wanted_.contains(registration.topic)) << "not wanted";
    if (manners_ != Manners::kDouble) {
      EXPECT_TRUE(broker_.standing.contains(registration.topic)) << "reported live but not registered";
    }
    EXPECT_FALSE(live_.contains(registration.topic)) << "reported twice";
    EXPECT_GT(registration.epoch, last_epoch_[registration.topic]);
    last_epoch_[registration.topic] = live_[registration.topic] = registration.epoch;
  }

  void Settle() {
    EXPECT_FALSE(registrar_.outstanding());
    EXPECT_EQ(static_cast<size_t>(registrar_.standing()), wanted_.size());
    std::set<Topic> live;
    for (const auto& [topic, epoch] : live_) live.insert(topic);
    EXPECT_TRUE(live == wanted_) << "everything is live or was refused";
    EXPECT_TRUE(owed_gap_.empty());
    for (const Topic& topic : wanted_) EXPECT_TRUE(broker_.standing.contains(topic));
    if (manners_ == Manners::kDouble) return;  // a wrongly refused topic may be registered
    for (const auto& [topic, groups] : broker_.standing) {
      if (wanted_.contains(topic)) continue;
      for (const int group : groups) EXPECT_TRUE(broker_.forgotten.contains({topic, group})) << "left: " << topic.item;
    }
  }

  const Manners manners_;
  std::mt19937_64 random_;
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  EpochClock epochs_;
  Registrar registrar_;
  BrokerModel broker_;
  Tally& tally_;
  bool connected_ = false;
  absl::Time asleep_until_ = absl::InfinitePast();
  std::optional<RegistrationRequest> last_sent_;
  std::set<Topic> wanted_;
  std::map<Topic, uint64_t> live_;
  std::map<Topic, uint64_t> last_epoch_;
  std::map<Topic, absl::Time> owed_gap_;  // reported live, then lost
  std::map<Topic, absl::Time> asked_alone_;
};

Tally Play(Manners manners) {
  Tally tally;
  for (uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    History(manners, seed, tally).Run();
    if (testing::Test::HasFailure()) break;
  }
  return tally;
}

TEST(RegistrarModel, ABrokerThatAnswersEverything) { Play(Manners::kPolite); }

TEST(RegistrarModel, ABrokerThatOmitsOrDelaysAnswers) {
  const Tally tally = Play(Manners::kSilent);
  EXPECT_GT(tally.unanswered, 1000);
  EXPECT_GT(tally.late, 500);
  EXPECT_GT(tally.silent_refusals, 500);
  EXPECT_GT(tally.sent_again, 100);
  EXPECT_GT(tally.hopeless, 20);
  EXPECT_EQ(tally.unasked, 0);
}

TEST(RegistrarModel, ABrokerThatDuplicatesAnswers) {
  const Tally tally = Play(Manners::kDouble);
  EXPECT_GT(tally.unasked, 1000);
  EXPECT_GT(tally.gaps_in_a_session, 100);
}

}  // namespace
}  // namespace kiwoom::sessions
