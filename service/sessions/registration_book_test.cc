// Tests the transition table of registration_book.h row by row, and the interplay of several topics.

#include "service/sessions/registration_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

std::string NameOf(std::optional<RegistrationBook::Phase> phase) {
  using enum RegistrationBook::Phase;
  if (!phase.has_value()) return "(none)";
  switch (*phase) {
    case kQueued:
      return "Queued";
    case kRegistering:
      return "Registering";
    case kStanding:
      return "Standing";
    case kLeaving:
      return "Leaving";
    case kRemoving:
      return "Removing";
    case kUncertain:
      return "Uncertain";
    case kAccused:
      return "Accused";
  }
  return "?";
}

// A book and the request in hand, if any.
struct Play {
  EpochClock epochs;
  RegistrationBook book{100, 200, epochs};
  RegistrationRequest hand;
  RegistrarOutcome outcome;

  void Input(const std::string& name, const std::vector<Topic>& topics) {
    if (name == "Want") book.Want(topics, kNow, outcome);
    if (name == "Unwant") book.Unwant(topics);
    if (name == "TakeAdds") hand = book.TakeAdds();
    if (name == "TakeRemoves") hand = book.TakeRemoves();
    if (name == "Confirm") book.Confirm(hand, epochs.Next(kNow), outcome);
    if (name == "Refuse") book.Refuse(hand, "105111", "no", outcome);
    if (name == "Retry") book.Retry(hand);
    if (name == "NoAnswer") book.NoAnswer(hand);
    if (name == "Removed") book.Removed(hand, true);
    if (name == "Judge") book.Judge(topics, "not answered", outcome);
    if (name == "Suspect") book.Suspect(topics);
    if (name == "Doubt") book.Doubt(topics, {kNow, "doubt"}, outcome);
    if (name == "Lose") book.Lose({kNow, "lost"});
  }
};

TEST(RegistrationBook, FollowsItsTable) {
  // The inputs that bring a topic to the starting point of each row.
  const std::map<std::string, std::vector<std::string>> kWays = {
      {"(none)", {}},
      {"Queued", {"Want"}},
      {"Registering", {"Want", "TakeAdds"}},
      {"Registering, given up", {"Want", "TakeAdds", "Unwant"}},
      {"Standing", {"Want", "TakeAdds", "Confirm"}},
      {"Leaving", {"Want", "TakeAdds", "Confirm", "Unwant"}},
      {"Removing", {"Want", "TakeAdds", "Confirm", "Unwant", "TakeRemoves"}},
      {"Removing, wanted again", {"Want", "TakeAdds", "Confirm", "Unwant", "TakeRemoves", "Want"}},
      {"Uncertain", {"Want", "TakeAdds", "NoAnswer"}},
      {"Uncertain, given up", {"Want", "TakeAdds", "NoAnswer", "Unwant"}},
      {"Removing, not answered", {"Want", "TakeAdds", "NoAnswer", "TakeRemoves"}},
      {"Removing, not answered, given up", {"Want", "TakeAdds", "NoAnswer", "TakeRemoves", "Unwant"}},
      {"Removing, in doubt", {"Want", "TakeAdds", "Confirm", "Doubt", "TakeRemoves"}},
      {"Accused", {"Want", "TakeAdds", "NoAnswer", "TakeRemoves", "Removed"}},
  };
  const struct {
    const char* from;
    const char* input;
    const char* to;
    const char* effect;
  } kRows[] = {
      {"(none)", "Want", "Queued", ""},
      {"(none)", "Unwant", "(none)", ""},
      {"Queued", "Want", "Queued", ""},
      {"Queued", "Unwant", "(none)", ""},
      {"Queued", "TakeAdds", "Registering", ""},
      {"Queued", "Lose", "Queued", ""},
      {"Registering", "Want", "Registering", ""},
      {"Registering", "Unwant", "Registering", ""},
      {"Registering", "Confirm", "Standing", "live"},
      {"Registering", "Refuse", "(none)", "refused"},
      {"Registering", "Retry", "Queued", ""},
      {"Registering", "NoAnswer", "Uncertain", "REMOVE"},
      {"Registering", "Lose", "Queued", ""},
      {"Registering, given up", "Want", "Registering", ""},
      {"Registering, given up", "Confirm", "Leaving", "REMOVE"},
      {"Registering, given up", "Refuse", "(none)", ""},
      {"Registering, given up", "Retry", "(none)", ""},
      {"Registering, given up", "NoAnswer", "Uncertain", "REMOVE"},
      {"Registering, given up", "Lose", "(none)", ""},
      {"Standing", "Want", "Standing", ""},
      {"Standing", "Unwant", "Leaving", "REMOVE"},
      {"Standing", "Doubt", "Uncertain", "REMOVE"},
      {"Standing", "Lose", "Queued", ""},
      {"Leaving", "Want", "Standing", "live"},
      {"Leaving", "TakeRemoves", "Removing", ""},
      {"Leaving", "Doubt", "Uncertain", "REMOVE"},
      {"Leaving", "Lose", "(none)", ""},
      {"Uncertain", "Unwant", "Uncertain", "REMOVE"},
      {"Uncertain", "TakeRemoves", "Removing", ""},
      {"Uncertain", "Judge", "Uncertain", "REMOVE"},
      {"Uncertain", "Suspect", "Queued", "REMOVE"},
      {"Uncertain, given up", "Want", "Uncertain", "REMOVE"},
      {"Uncertain, given up", "Lose", "(none)", ""},
      {"Removing", "Removed", "(none)", ""},
      {"Removing", "Retry", "Uncertain", "REMOVE"},
      {"Removing", "Lose", "(none)", ""},
      {"Removing, wanted again", "Unwant", "Removing", ""},
      {"Removing, wanted again", "Removed", "Queued", ""},
      {"Removing, wanted again", "Retry", "Uncertain", "REMOVE"},
      {"Removing, wanted again", "Lose", "Queued", ""},
      {"Removing, not answered", "Unwant", "Removing", ""},
      {"Removing, not answered", "Removed", "Accused", ""},
      {"Removing, not answered", "Retry", "Uncertain", "REMOVE"},
      {"Removing, not answered", "Suspect", "Queued", ""},
      {"Removing, not answered, given up", "Want", "Removing", ""},
      {"Removing, not answered, given up", "Removed", "(none)", ""},
      {"Removing, not answered, given up", "Retry", "Uncertain", "REMOVE"},
      {"Removing, in doubt", "Removed", "Queued", ""},
      {"Removing, in doubt", "Retry", "Uncertain", "REMOVE"},
      {"Removing, in doubt", "Lose", "Queued", ""},
      {"Accused", "Want", "Accused", ""},
      {"Accused", "Unwant", "(none)", ""},
      {"Accused", "Judge", "(none)", "refused"},
      {"Accused", "Suspect", "Queued", ""},
  };
  const std::vector<Topic> topic = Topics(kTrade, {"A"});
  for (const auto& row : kRows) {
    SCOPED_TRACE(std::string(row.from) + " + " + row.input);
    Play play;
    for (const std::string& step : kWays.at(row.from)) play.Input(step, topic);
    ASSERT_THAT(std::string(row.from), ::testing::StartsWith(NameOf(play.book.PhaseOf(topic[0]))));
    play.outcome = {};
    play.Input(row.input, topic);
    EXPECT_EQ(NameOf(play.book.PhaseOf(topic[0])), row.to);
    std::string effect = play.book.removes_due() ? "REMOVE" : "";
    if (!play.outcome.live.empty()) effect += "live";
    if (!play.outcome.renewed.empty()) effect += "gap";
    if (!play.outcome.refused.empty()) effect += "refused";
    EXPECT_EQ(effect, row.effect);
    EXPECT_EQ(play.book.standing(), std::string_view(row.to) == "Standing" ? 1 : 0);
    EXPECT_EQ(play.book.item_count(), play.book.IsWanted(topic) ? 1 : 0) << "it uses a slot while it is wanted";
  }
}

// After doubt or a loss, a gap is owed when it is registered again.
TEST(RegistrationBook, OwesAGapFromTheFirstLoss) {
  Play play;
  const std::vector<Topic> topic = Topics(kTrade, {"A"});
  for (const char* step : {"Want", "TakeAdds", "Confirm", "Doubt", "Lose", "TakeAdds"}) play.Input(step, topic);
  EXPECT_EQ(play.hand.rank, RegistrationRank::kRenewal);
  play.outcome = {};
  play.Input("Confirm", topic);
  EXPECT_THAT(play.outcome.live, IsEmpty());
  ASSERT_THAT(play.outcome.renewed, SizeIs(1));
  EXPECT_EQ(play.outcome.renewed[0].reason, "doubt");
}

TEST(RegistrationBook, QueuesHalvesOfTheAccusedLast) {
  Play play;
  const std::vector<Topic> asked = ManyTopics(kTrade, 5);
  for (const char* step : {"Want", "TakeAdds", "NoAnswer", "TakeRemoves", "Removed", "Judge"}) play.Input(step, asked);
  EXPECT_THAT(play.outcome.refused, IsEmpty());
  play.Input("Want", Topics(kTrade, {"new"}));
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"new"}));
  EXPECT_EQ(play.book.TakeAdds().topics, ManyTopics(kTrade, 3));
  EXPECT_EQ(play.book.TakeAdds().topics, ManyTopics(kTrade, 2, 3));
}

TEST(RegistrationBook, RefusesForSilenceOnlyTopicsSentAlone) {
  Play play;
  const std::vector<Topic> asked = Topics(kTrade, {"A", "B"});
  for (const char* step : {"Want", "TakeAdds", "NoAnswer", "TakeRemoves", "Removed"}) play.Input(step, asked);
  play.Input("Unwant", Topics(kTrade, {"A"}));
  play.Input("Judge", asked);
  EXPECT_THAT(play.outcome.refused, IsEmpty()) << "it may have been A";
  for (const char* step : {"TakeAdds", "NoAnswer", "TakeRemoves", "Removed"}) play.Input(step, {});
  play.Input("Judge", Topics(kTrade, {"B"}));
  ASSERT_THAT(play.outcome.refused, SizeIs(1));
  EXPECT_EQ(play.outcome.refused[0].topics, Topics(kTrade, {"B"}));
  EXPECT_EQ(play.outcome.refused[0].broker_code, "");
  EXPECT_EQ(play.outcome.refused[0].broker_message, "not answered");
}

TEST(RegistrationBook, ASilentTopicIsSentLastAndAloneUntilAnswered) {
  Play play;
  const std::vector<Topic> silent = Topics(kTrade, {"A"});
  for (const char* step : {"Want", "TakeAdds", "NoAnswer", "TakeRemoves", "Removed", "Judge"}) play.Input(step, silent);
  EXPECT_FALSE(play.book.adds_due());
  play.Input("Want", Topics(kTrade, {"A", "B"}));
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"B"}));
  play.Input("TakeAdds", {});
  EXPECT_EQ(play.hand.topics, silent);
  for (const char* step : {"Confirm", "Unwant", "TakeRemoves", "Removed"}) play.Input(step, silent);
  play.Input("Want", Topics(kTrade, {"A", "C"}));
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"A", "C"})) << "it is no suspect any more";
}

TEST(RegistrationBook, SuspectsOutliveTheSession) {
  Play play;
  const std::vector<Topic> asked = Topics(kTrade, {"A", "B", "C"});
  for (const char* step : {"Want", "TakeAdds", "NoAnswer", "Suspect"}) play.Input(step, asked);
  play.Input("Want", Topics(kTrade, {"D"}));
  play.Input("Lose", {});
  EXPECT_FALSE(play.book.removes_due()) << "nothing is registered any more";
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"D"}));
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"A", "B"}));
  play.Input("Lose", {});
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"D"}));
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"C"})) << "it had not been sent";
  EXPECT_EQ(play.book.TakeAdds().topics, Topics(kTrade, {"A", "B"})) << "in hand at the loss: still one batch";
  EXPECT_FALSE(play.book.IsStruck({&kTrade, "C"}));
}

TEST(RegistrationBook, RemembersASingleSilentTopicAcrossSessions) {
  Play play;
  const std::vector<Topic> topic = Topics(kTrade, {"A"});
  for (const char* step : {"Want", "TakeAdds", "NoAnswer", "Suspect", "Lose"}) play.Input(step, topic);
  EXPECT_TRUE(play.book.IsStruck(topic[0]));
  for (const char* step : {"TakeAdds", "Confirm"}) play.Input(step, topic);
  EXPECT_FALSE(play.book.IsStruck(topic[0]));
}

// After an unanswered REMOVE its slots in the group may still be in use.
TEST(RegistrationBook, AnUnansweredRemoveKeepsItsSlotsInTheGroup) {
  EpochClock epochs;
  RegistrationBook book(2, 200, epochs);
  RegistrarOutcome outcome;
  for (const bool answered : {true, false}) {
    book.Want(Topics(kTrade, {"A", "B"}), kNow, outcome);
    const RegistrationRequest request = book.TakeAdds();
    EXPECT_EQ(request.group, 1);
    book.Confirm(request, 1, outcome);
    book.Unwant(request.topics);
    book.Removed(book.TakeRemoves(), answered);
  }
  book.Want(Topics(kTrade, {"A"}), kNow, outcome);
  EXPECT_EQ(book.TakeAdds().group, 2);
}

TEST(RegistrationBook, ProbesWithARegisteredTopicInItsGroup) {
  Play play;
  EXPECT_FALSE(play.book.Probe().has_value());
  for (const char* step : {"Want", "TakeAdds", "Confirm"}) play.Input(step, Topics(kTrade, {"A"}));
  play.Input("Want", Topics(kTrade, {"B"}));
  const auto probe = play.book.Probe();
  ASSERT_TRUE(probe.has_value());
  EXPECT_FALSE(probe->remove);
  EXPECT_EQ(probe->group, 1);
  EXPECT_EQ(probe->topics, Topics(kTrade, {"A"}));
  EXPECT_THAT(play.outcome.live, ElementsAre(Registration{{&kTrade, "A"}, play.outcome.live[0].epoch}));
}

}  // namespace
}  // namespace kiwoom::sessions
