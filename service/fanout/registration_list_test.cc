#include "service/fanout/registration_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "service/fanout/test_hub.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kWords[] = {"requested", "live", "refused", "waiting", "lost"};

std::string NameOf(const Topic& topic) { return absl::StrCat(std::string(topic.tr->code), " ", topic.item); }

class RegistrationListTest : public HubTest {
 protected:
  void Refused(const std::vector<Topic>& topics, std::string_view code, std::string_view message) {
    port_.OnRefused(topics, code, message);
  }
  void Arrive(const Topic& topic) {
    port_.OnMessage(now_);
    Row(topic);
  }
  void Pass(absl::Duration time) {
    now_ += time;
    hub_.OnTimer(now_);
  }

  std::vector<TopicState> List(const TopicRange& range = {.most = 100}) {
    return hub_.TopicStates(range, [](const Topic&, TopicStatus) { return true; });
  }
  // "0B 005930 live"
  static std::vector<std::string> Words(const std::vector<TopicState>& states) {
    std::vector<std::string> words;
    for (const TopicState& state : states) {
      words.push_back(absl::StrCat(NameOf(state.topic), " ", kWords[static_cast<size_t>(state.status)]));
    }
    return words;
  }
  std::vector<std::string> Listed() { return Words(List()); }
  TopicState Only() {
    const std::vector<TopicState> states = List();
    EXPECT_EQ(states.size(), 1u);
    return states.empty() ? TopicState() : states.front();
  }
};

TEST_F(RegistrationListTest, ATopicIsRequestedLiveLostAndLiveAgain) {
  Restored();
  Open({kSamsung});
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 requested"));
  EXPECT_EQ(Only().epoch, 0u);
  EXPECT_EQ(Only().session, "default");
  EXPECT_EQ(Only().live_since, absl::InfinitePast());
  EXPECT_EQ(Only().last_event, absl::InfinitePast());

  const absl::Time live = now_;
  Live({kSamsung}, 7);
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 live"));
  now_ += absl::Seconds(2);
  Arrive(kSamsung);
  Arrive(kSamsung);
  now_ += absl::Seconds(3);
  EXPECT_EQ(Only().epoch, 7u);
  EXPECT_EQ(Only().session, "default");
  EXPECT_EQ(Only().live_since, live);
  EXPECT_EQ(Only().last_event, live + absl::Seconds(2));
  EXPECT_EQ(Only().events, 2u);

  Lost({kSamsung}, "the connection was lost");
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 lost"));
  EXPECT_EQ(Only().epoch, 0u);
  EXPECT_EQ(Only().session, "default");
  EXPECT_EQ(Only().live_since, absl::InfinitePast());
  EXPECT_EQ(Only().last_event, live + absl::Seconds(2)) << "of the epoch that ended";
  EXPECT_EQ(Only().events, 2u);

  Restored();
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 lost")) << "until the broker answers";
  Renewed({kSamsung}, 9);
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 live"));
  EXPECT_EQ(Only().epoch, 9u);
  EXPECT_EQ(Only().live_since, live + absl::Seconds(5));
  EXPECT_EQ(Only().last_event, absl::InfinitePast());
  EXPECT_EQ(Only().events, 0u);
}

TEST_F(RegistrationListTest, ARefusalTellsItsWordsAndWhenTheNextAttemptComes) {
  Restored();
  Open({kSamsung});
  Refused({kSamsung}, "105110", "요청 과다");
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 refused"));
  EXPECT_EQ(Only().session, "") << "no session has it any more";
  ASSERT_TRUE(Only().refusal.has_value());
  EXPECT_EQ(Only().refusal->code, "105110");
  EXPECT_EQ(Only().refusal->message, "요청 과다");
  EXPECT_EQ(Only().refusal->again, now_ + absl::Seconds(30));

  Pass(absl::Seconds(31));
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 requested"));
  EXPECT_EQ(Only().refusal->code, "105110") << "asked once more: the last answer was this";

  Refused({kSamsung}, "105102", "없는 종목");
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 refused"));
  EXPECT_EQ(Only().refusal->message, "없는 종목");
  EXPECT_EQ(Only().refusal->again, absl::InfiniteFuture()) << "this connection gives no other answer";

  Live({kSamsung}, 7);
  EXPECT_FALSE(Only().refusal.has_value());
}

// Otherwise an operator would wait for the end of a loss that has ended.
TEST_F(RegistrationListTest, ATopicThatIsRefusedAfterALossIsNotLostWhenItIsTriedAgain) {
  Restored();
  Open({kSamsung});
  Live({kSamsung}, 7);
  Lost({kSamsung}, "the connection was lost");
  Restored();
  Refused({kSamsung}, "105115", "가득 참");
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 refused"));
  Pass(absl::Seconds(31));
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 requested"));
  Lost({kSamsung}, "the connection was lost again");
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 requested")) << "it was not live";
}

TEST_F(RegistrationListTest, ATopicWaitsForRoom) {
  Restored();
  Open({kHynix});
  Live({kHynix}, 7);
  full_ = true;
  Open({kSamsung}, {.room_policy = RoomPolicy::kWait});
  EXPECT_THAT(Listed(), ElementsAre("0B 000660 live", "0B 005930 waiting"));
  full_ = false;
  Pass(absl::Seconds(31));
  EXPECT_THAT(Listed(), ElementsAre("0B 000660 live", "0B 005930 requested"));
}

// The one that stays did not want to wait, so the topic is refused again, with another attempt to come.
TEST_F(RegistrationListTest, ATopicThatNobodyWaitsForAnyMoreIsRefused) {
  Restored();
  full_ = true;
  Open({kSamsung});
  Refused({kSamsung}, "105115", "가득 참");
  Reader* const bob = Open({kSamsung}, {.room_policy = RoomPolicy::kWait});
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 waiting"));
  EXPECT_FALSE(Only().refusal.has_value());
  hub_.Close(*bob);
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 refused"));
  EXPECT_EQ(Only().refusal->code, "");
  EXPECT_EQ(Only().refusal->message, "The broker's connections have no room for more items.");
  EXPECT_GT(Only().refusal->again, now_);
}

TEST_F(RegistrationListTest, ASilentTopicIsMarkedUntilItsNextEvent) {
  Restored();
  std::vector<Topic> topics;
  for (int i = 0; i < 6; ++i) topics.push_back({&kTrades, absl::StrFormat("%06d", i)});
  Open(topics);
  Live(topics, 7);
  const auto silent = [&] {
    std::vector<std::string> items;
    for (const TopicState& state : List()) {
      if (state.silent) items.push_back(state.topic.item);
    }
    return items;
  };
  for (int i = 0; i < 30; ++i) {
    EXPECT_THAT(silent(), IsEmpty()) << "after " << 10 * i << " s";
    for (size_t active = 1; active < topics.size(); ++active) Arrive(topics[active]);
    Pass(absl::Seconds(10));
  }
  EXPECT_THAT(silent(), ElementsAre("000000"));
  Arrive(topics[0]);
  EXPECT_THAT(silent(), IsEmpty());
}

TEST_F(RegistrationListTest, CountsReadersAndListsWhatTheLastOneLeftOnlyIfTheBrokerWasAsked) {
  Restored();
  Reader* const alice = Open({kSamsung, kHynix});
  Reader* const bob = Open({kSamsung});
  Live({kSamsung}, 7);
  Refused({kHynix}, "105102", "없는 종목");
  EXPECT_THAT(Listed(), ElementsAre("0B 000660 refused", "0B 005930 live"));
  EXPECT_EQ(List()[1].readers, 2u);
  hub_.Close(*alice);
  EXPECT_THAT(Listed(), ElementsAre("0B 005930 live"));
  EXPECT_EQ(Only().readers, 1u);
  hub_.Close(*bob);
  EXPECT_EQ(Only().readers, 0u) << "it is still registered";
  Pass(absl::Seconds(6));
  EXPECT_THAT(Listed(), IsEmpty());
}

TEST_F(RegistrationListTest, TimesAreLabelledByTheWallClock) {
  Hub hub({}, *this, [this] { return clock::Moment{now_, now_ - absl::Hours(1)}; });
  Reader* const alice = hub.Open({}, [] {});
  hub.Change(*alice, {&kSamsung, 1}, {});
  hub.port(sessions::kDefaultSession).OnLive(At(7, {kSamsung}));
  const auto states = hub.TopicStates({.most = 1}, [](const Topic&, TopicStatus) { return true; });
  ASSERT_EQ(states.size(), 1u);
  EXPECT_EQ(states[0].live_since, now_ - absl::Hours(1));
}

TEST_F(RegistrationListTest, IsSortedByTypeAndItemAndFiltered) {
  Open({kMarket, kSamsungBook, kSamsung});
  Reader* const bob = Open({kMarketWide, kHynix, kSamsung});
  EXPECT_THAT(Listed(), ElementsAre("0B 000660 requested", "0B 005930 requested", "0D 005930 requested",
                                    "0s  requested", "1h  requested"));
  EXPECT_THAT(Words(List({.reader = bob, .most = 100})),
              ElementsAre("0B 000660 requested", "0B 005930 requested", "1h  requested"));
  Live({kSamsung}, 7);
  const auto live = [](const Topic&, TopicStatus status) { return status == TopicStatus::kLive; };
  EXPECT_THAT(Words(hub_.TopicStates({.most = 100}, live)), ElementsAre("0B 005930 live"));
  EXPECT_THAT(Words(hub_.TopicStates({.reader = bob, .most = 100}, live)), ElementsAre("0B 005930 live"));
  const auto samsung = [](const Topic& topic, TopicStatus) { return topic.item == "005930"; };
  EXPECT_THAT(Words(hub_.TopicStates({.most = 100}, samsung)), ElementsAre("0B 005930 live", "0D 005930 requested"));
}

// Parts of any size give the whole, also of one reader's topics.
TEST_F(RegistrationListTest, EachPartContinuesBehindTheLast) {
  std::vector<Topic> topics;
  for (int i = 0; i < 40; ++i) topics.push_back({i % 2 == 0 ? &kTrades : &kBooks, absl::StrCat(i * 7919 % 1000)});
  const Reader* const alice = Open(topics);
  Open({kMarket});
  for (const size_t most : {1, 2, 3, 7, 40, 100}) {
    for (const Reader* reader : {alice, static_cast<const Reader*>(nullptr)}) {
      std::vector<std::string> seen;
      Topic last;
      for (;;) {
        const auto part = List({.reader = reader, .after = seen.empty() ? nullptr : &last, .most = most});
        if (part.empty()) break;
        EXPECT_LE(part.size(), most);
        for (const TopicState& state : part) seen.push_back(NameOf(state.topic));
        last = part.back().topic;
      }
      EXPECT_EQ(seen.size(), reader == nullptr ? 41u : 40u);
      EXPECT_TRUE(std::ranges::is_sorted(seen));
      EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
    }
  }
  EXPECT_THAT(List({.most = 0}), IsEmpty());
}

TEST_F(RegistrationListTest, ContinuesBehindATopicThatIsGone) {
  Reader* const alice = Open({kHynix, kSamsung, kSamsungBook});
  const Topic last = List({.most = 2}).back().topic;
  EXPECT_EQ(last, kSamsung);
  const Topic gone[] = {kHynix, kSamsung};
  hub_.Change(*alice, {}, gone);
  Pass(absl::Seconds(6));
  EXPECT_THAT(Words(List({.after = &last, .most = 2})), ElementsAre("0D 005930 requested"));
  EXPECT_THAT(Words(List({.reader = alice, .after = &last, .most = 2})), ElementsAre("0D 005930 requested"));
}

// Its session is lost for long: another one takes it over.
TEST_F(RegistrationListTest, ATopicThatMovesIsLostUntilTheOtherSessionHasIt) {
  const sessions::SessionName main = "main", second = "second";
  HubOptions options;
  options.sessions = {&main, &second};
  Hub hub(options, *this, [this] { return now_; });
  const auto only = [&] { return hub.TopicStates({.most = 1}, [](const Topic&, TopicStatus) { return true; }).at(0); };
  Reader* const alice = hub.Open({}, [] {});
  hub.Change(*alice, {&kSamsung, 1}, {});
  hub.port(main).OnAccepted({&kSamsung, 1});
  hub.port(main).OnLive(At(7, {kSamsung}));
  EXPECT_EQ(only().session, "main");
  hub.port(main).OnState(sessions::State::kLost);
  hub.port(main).OnLost({&kSamsung, 1}, "the connection was lost", now_);
  EXPECT_EQ(only().session, "main");
  EXPECT_EQ(only().status, TopicStatus::kLost);
  hub.port(second).OnAccepted({&kSamsung, 1});
  EXPECT_EQ(only().session, "second");
  EXPECT_EQ(only().status, TopicStatus::kLost);
  hub.port(second).OnLive(At(9, {kSamsung}));
  EXPECT_EQ(only().session, "second");
  EXPECT_EQ(only().status, TopicStatus::kLive);
  EXPECT_EQ(only().epoch, 9u);
}

// Account types have no item, but one topic on each session.
TEST_F(RegistrationListTest, TopicsOfAccountsAreSortedBySession) {
  const sessions::SessionName alpha = "alpha", beta = "beta";
  Open({{&kPositions, "", &beta}, {&kPositions, "", &alpha}});
  const auto states = List();
  ASSERT_EQ(states.size(), 2u);
  EXPECT_EQ(states[0].session, "alpha");
  EXPECT_EQ(states[1].session, "beta");
  const sessions::SessionName read_from_a_token = "alpha";
  const Topic last{&kPositions, "", &read_from_a_token};
  const auto rest = List({.after = &last, .most = 100});
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].session, "beta");
}

}  // namespace
}  // namespace kiwoom::fanout
