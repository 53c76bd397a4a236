// A reader's story with two sessions, and what the checker finds in its mutations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/chaos/reader_check.h"
#include "tests/chaos/test_story.h"

namespace kiwoom::chaos {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Topic kTrade{v1::REALTIME_TYPE_TRADE, "005930"};
const Topic kBook{v1::REALTIME_TYPE_ORDER_BOOK, "000660"};
const Topic kOrdersOfA{v1::REALTIME_TYPE_ORDER_UPDATE, "", "a"};
const Topic kOrdersOfB{v1::REALTIME_TYPE_ORDER_UPDATE, "", "b"};

std::string Registration(const std::string& type, const std::string& item, const std::string& session,
                         const std::string& epoch) {
  return " registrations { type: REALTIME_TYPE_" + type + " item: \"" + item + "\" session: \"" + session +
         "\" epoch: " + epoch + " }";
}
std::string Trade(const std::string& session, const std::string& epoch) {
  return Registration("TRADE", "005930", session, epoch);
}
std::string Book(const std::string& session, const std::string& epoch) {
  return Registration("ORDER_BOOK", "000660", session, epoch);
}
std::string Orders(const std::string& session, const std::string& epoch) {
  return Registration("ORDER_UPDATE", "", session, epoch);
}
std::string Heartbeat(const std::string& second, const std::string& state) {
  return "heartbeat { time: @" + second + " upstream_state: UPSTREAM_STATE_" + state + " }";
}

constexpr char kInterests[] = R"(slow_reader_policy: SLOW_READER_POLICY_SKIP
    interests { type: REALTIME_TYPE_TRADE items: "005930" }
    interests { type: REALTIME_TYPE_ORDER_BOOK items: "000660" }
    interests { type: REALTIME_TYPE_ORDER_UPDATE })";

// The trades are on session a, the book is on b. Session a is lost, and after 8 seconds the trades move to b. When a is
// back, they stay there, and its account goes on.
StoryTeller GoodStory() {
  StoryTeller story({"a", "b"}, absl::Seconds(8));
  story.Opens(0, kInterests).Reads(0.1, std::string("acknowledgement { ") + kInterests + " }");
  story.Registers(1, kTrade, "a").Registers(1, kBook, "b").Registers(1, kOrdersOfA, "a").Registers(1, kOrdersOfB, "b");
  story.Reads(1.1, "live {" + Trade("a", "$1") + Orders("a", "$1") + " }").Called("live on a");
  story.Reads(1.1, "live {" + Book("b", "$1") + Orders("b", "$1") + " }").Called("live on b");
  story.Sends(2, kTrade).Gets(2.1, kTrade, 1, 1, 1).Called("trade 1");
  story.Sends(2, kBook).Gets(2.1, kBook, 1, 1, 1).Called("book 1");
  story.Sends(3, kOrdersOfA).Gets(3.1, kOrdersOfA, 1, 1, 1).Called("order of a");
  story.Sends(3, kOrdersOfB).Gets(3.1, kOrdersOfB, 1, 1, 1).Called("order of b");
  story.Reads(5, Heartbeat("5", "LIVE"));

  // With stamp 2 of the trades on its way. Nothing is sent to nobody.
  story.Sends(6, kTrade).Unregisters(6.01, kTrade, "a").Unregisters(6.01, kOrdersOfA, "a");
  story
      .Reads(6.1, R"(lost { reason: "reset" session: "a" state: UPSTREAM_STATE_LOST)" + Trade("a", "$1") +
                      Orders("a", "$1") + " }")
      .Called("lost");
  story.Sends(7, kBook).Gets(7.1, kBook, 1, 2, 2);
  story.Reads(10, Heartbeat("10", "LOST")).Called("heartbeat 10");
  story.Registers(15, kTrade, "b").Called("trade moves");
  story.Reads(15.1, R"(gap { start_time: @5 end_time: @15.1 reason: "reset")" + Trade("b", "$15") + " }").Called("gap");
  story.Sends(16, kTrade).Called("trade 3 is sent").Gets(16.1, kTrade, 15, 1, 3).Called("trade 3");
  story.Reads(18, Heartbeat("18", "LOST")).Called("heartbeat 18");

  story.Reads(20, R"(session_restored { session: "a" })").Called("restored");
  story.Registers(21, kOrdersOfA, "a");
  story.Reads(21.1, R"(gap { start_time: @5 end_time: @21.1 reason: "reset")" + Orders("a", "$21") + " }")
      .Called("gap of orders");
  story.Sends(22, kOrdersOfA).Gets(22.1, kOrdersOfA, 21, 1, 2).Called("second order of a");
  story.Sends(23, kTrade).Gets(23.1, kTrade, 15, 2, 4).Called("trade 4");
  story.Reads(25, Heartbeat("25", "LIVE")).Called("heartbeat 25").Finishes(30);
  return story;
}

std::vector<std::string> Complaints(const Story& story) {
  std::vector<std::string> complaints;
  for (const Violation& violation : CheckStory(story)) complaints.push_back(violation.what);
  return complaints;
}

using Mutation = std::function<void(Story&, const StoryTeller&)>;

Mutation Drop(const std::string& name) {
  return [=](Story& story, const StoryTeller& told) {
    story.steps.erase(story.steps.begin() + static_cast<ptrdiff_t>(told.place(name)));
  };
}
Mutation Edit(const std::string& name, const std::function<void(v1::Event&)>& edit) {
  return [=](Story& story, const StoryTeller& told) {
    edit(std::get<Story::Reads>(story.steps[told.place(name)].what).event);
  };
}
Mutation Then(const Mutation& one, const Mutation& other) {
  return [=](Story& story, const StoryTeller& told) {
    one(story, told);
    other(story, told);
  };
}
// In the place of a step.
Mutation Insert(const std::string& name, const decltype(Story::Step::what)& what) {
  return [=](Story& story, const StoryTeller& told) {
    const auto at = story.steps.begin() + static_cast<ptrdiff_t>(told.place(name));
    story.steps.insert(at, {at->time, what});
  };
}

v1::Registration& First(v1::Event& event) {
  if (event.has_live()) return *event.mutable_live()->mutable_registrations(0);
  if (event.has_lost()) return *event.mutable_lost()->mutable_registrations(0);
  return *event.mutable_gap()->mutable_registrations(0);
}

TEST(TwoSessions, AGoodStoryHasNoViolation) { EXPECT_THAT(Complaints(GoodStory().story()), IsEmpty()); }

struct Row {
  std::string name;
  Mutation mutation;
  std::string complaint;
};

const std::vector<Row> kMutations = {
    {"the live notice names the wrong session",
     Edit("live on a", [](v1::Event& event) { First(event).set_session("b"); }),
     "TRADE 005930: told live in epoch 1800000001000000 on session \"b\", but the broker had no registration there"},
    {"the live notice names no session", Edit("live on a", [](v1::Event& event) { First(event).clear_session(); }),
     "on session \"\", but the broker had no registration there"},
    {"a row comes from a session on which the topic is not registered",
     Edit("live on a", [](v1::Event& event) { First(event).set_session("b"); }),
     "stamp 1 (sent at 08:00:02.000000) came in epoch 1800000001000000 of session \"b\", but the broker sent it to a"},
    {"the topic moves in silence",
     Then(Drop("gap"), Edit("trade 3",
                            [](v1::Event& event) {
                              event.set_epoch(StoryTeller::Epoch(1));
                              event.set_sequence(2);
                            })),
     "of session \"a\", but the broker sent it to b"},
    {"the topic moves without a gap notice", Drop("gap"),
     "TRADE 005930: sequence 1 of epoch 1800000015000000 came after the lost notice: a gap notice is owed"},
    {"the gap notice of the move names the old session",
     Edit("gap", [](v1::Event& event) { First(event).set_session("a"); }), "on session \"a\", but the broker had no"},
    {"the topic moves within its epoch",
     Edit("gap", [](v1::Event& event) { First(event).set_epoch(StoryTeller::Epoch(1)); }),
     "epoch 1800000001000000 is on session \"b\" here and on \"a\" elsewhere"},
    {"the topic is told to have moved, and has not", Drop("trade moves"),
     "told live in epoch 1800000015000000 on session \"b\", but the broker had no registration there"},
    {"the rows of the new session are dropped", Drop("trade 3"), "the first untold is stamp 3"},
    {"the lost notice names a topic of the other session",
     Edit("lost", [](v1::Event& event) { First(event).set_session("b"); }),
     "the lost notice is about session \"b\", but the topic was on \"a\""},
    {"the lost notice is of the other session",
     Edit("lost", [](v1::Event& event) { event.mutable_lost()->set_session("b"); }),
     "the notice of the loss of session \"b\" names a registration on \"a\""},
    {"another session is told restored",
     Edit("restored", [](v1::Event& event) { event.mutable_session_restored()->set_session("b"); }),
     "restored that had not been told lost"},
    {"the lost session is never told restored", Drop("restored"), "before session \"a\" was told restored"},
    {"a heartbeat reports LIVE before the topics have moved",
     Edit("heartbeat 10",
          [](v1::Event& event) { event.mutable_heartbeat()->set_upstream_state(v1::UPSTREAM_STATE_LIVE); }),
     "A heartbeat reports LIVE, although session \"a\" was told lost"},
    {"a heartbeat reports LIVE, and the account is still without its session",
     Edit("heartbeat 18",
          [](v1::Event& event) { event.mutable_heartbeat()->set_upstream_state(v1::UPSTREAM_STATE_LIVE); }),
     "A heartbeat reports LIVE, although session \"a\" was told lost"},
    {"an order names the other session", Edit("order of a", [](v1::Event& event) { event.set_session("b"); }),
     "ORDER_UPDATE of b: the broker never sent 1"},
    {"an order names the other account",
     Edit("order of a", [](v1::Event& event) { event.set_account(AccountOf("b")); }),
     "ORDER_UPDATE of a: stamp 1 (sent at 08:00:03.000000) names another account"},
    {"an order names no session", Edit("order of a", [](v1::Event& event) { event.clear_session(); }),
     "ORDER_UPDATE: the broker never sent 1"},
    {"one account is not told live",
     Edit("live on b", [](v1::Event& event) { event.mutable_live()->mutable_registrations()->RemoveLast(); }),
     "ORDER_UPDATE of b: sequence 1 of epoch 1800000001000000 came before the live notice"},
    {"the gap of one account is not told", Drop("gap of orders"),
     "ORDER_UPDATE of a: sequence 1 of epoch 1800000021000000 came after the lost notice"},
    {"the account is told to move", Edit("gap of orders", [](v1::Event& event) { First(event).set_session("b"); }),
     "ORDER_UPDATE of a: sequence 1 of epoch 1800000021000000 came after the lost notice"},
    {"at the end the topic is registered elsewhere",
     Then(Insert("heartbeat 25", Story::Registers{kTrade, "a"}),
          Insert("heartbeat 25", Story::Unregisters{kTrade, "b"})),
     "live in epoch 1800000015000000 at the end, but not registered at the broker on session \"b\""},
};

TEST(TwoSessions, EachMutationIsReported) {
  for (const Row& row : kMutations) {
    SCOPED_TRACE(row.name);
    const StoryTeller told = GoodStory();
    Story story = told.story();
    row.mutation(story, told);
    EXPECT_THAT(Complaints(story), Contains(HasSubstr(row.complaint)));
  }
}

// A heartbeat may report LIVE when all topics of the stream have moved, but its session is still away.
TEST(TwoSessions, AStreamThatNoLongerUsesALostSessionIsLive) {
  StoryTeller story({"a", "b"}, absl::Seconds(8));
  const std::string request = R"(slow_reader_policy: SLOW_READER_POLICY_SKIP
      interests { type: REALTIME_TYPE_TRADE items: "005930" })";
  story.Opens(0, request).Reads(0.1, "acknowledgement { " + request + " }");
  story.Registers(1, kTrade, "a").Reads(1.1, "live {" + Trade("a", "$1") + " }");
  story.Reads(5, Heartbeat("5", "LIVE")).Unregisters(6, kTrade, "a");
  story.Reads(6.1, R"(lost { reason: "reset" session: "a" state: UPSTREAM_STATE_LOST)" + Trade("a", "$1") + " }");
  story.Registers(15, kTrade, "b");
  story.Reads(15.1, R"(gap { start_time: @5 end_time: @15.1 reason: "reset")" + Trade("b", "$15") + " }");
  story.Reads(16, Heartbeat("16", "LIVE"));
  story.Reads(20, R"(session_restored { session: "a" })").Reads(25, Heartbeat("25", "LIVE")).Finishes(30);
  EXPECT_THAT(Complaints(story.story()), IsEmpty());
}

// A row that left on one session after the last one that arrived there may be lost with it. Rows of the other session
// prove nothing about it.
TEST(TwoSessions, ARowIsLostWithItsOwnSession) {
  for (const bool same_session : {false, true}) {
    StoryTeller story({"a", "b"}, absl::Seconds(8));
    const std::string request = R"(slow_reader_policy: SLOW_READER_POLICY_SKIP
        interests { type: REALTIME_TYPE_TRADE items: "005930" }
        interests { type: REALTIME_TYPE_ORDER_BOOK items: "000660" })";
    const std::string book_on = same_session ? "a" : "b";
    story.Opens(0, request).Reads(0.1, "acknowledgement { " + request + " }");
    story.Registers(1, kTrade, "a").Registers(1, kBook, book_on);
    story.Reads(1.1, "live {" + Trade("a", "$1") + Book(book_on, "$1") + " }");
    story.Sends(2, kTrade).Gets(2.1, kTrade, 1, 1, 1);
    // Stamp 2 never comes, and a row that was sent after it does, before the gap begins.
    story.Sends(5, kTrade).Sends(5.1, kBook).Gets(5.2, kBook, 1, 1, 1);
    story.Unregisters(6, kTrade, "a");
    story.Reads(6.1, R"(lost { reason: "reset" session: "a" state: UPSTREAM_STATE_LOST)" + Trade("a", "$1") + " }");
    story.Registers(8, kTrade, "a").Reads(8, R"(session_restored { session: "a" })");
    story.Reads(8.1, R"(gap { start_time: @5.5 end_time: @8.1 reason: "reset")" + Trade("a", "$8") + " }");
    story.Sends(9, kTrade).Gets(9.1, kTrade, 8, 1, 3);
    if (same_session) {
      EXPECT_THAT(Complaints(story.story()), Contains(HasSubstr("the first untold is stamp 2")));
    } else {
      EXPECT_THAT(Complaints(story.story()), IsEmpty());
    }
  }
}

}  // namespace
}  // namespace kiwoom::chaos
