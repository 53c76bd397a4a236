// A checker that cannot fail is a defect: a good story has no violation, and each mutation of it has.
#include "tests/chaos/reader_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/chaos/test_story.h"

namespace kiwoom::chaos {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Topic kTrade{v1::REALTIME_TYPE_TRADE, "005930"};
const Topic kBook{v1::REALTIME_TYPE_ORDER_BOOK, "000660"};

constexpr char kA[] = R"(type: REALTIME_TYPE_TRADE item: "005930" session: "s")";
constexpr char kB[] = R"(type: REALTIME_TYPE_ORDER_BOOK item: "000660" session: "s")";

// Notices about both registrations.
std::string Both(const std::string& notice, const std::string& epoch, const std::string& more = "") {
  return notice + " { registrations { " + kA + " epoch: " + epoch + " } registrations { " + kB + " epoch: " + epoch +
         " } " + more + " }";
}

std::string Interests(const std::string& notice, bool trade, bool book) {
  return notice + std::string(" { slow_reader_policy: SLOW_READER_POLICY_SKIP ") +
         (trade ? R"(interests { type: REALTIME_TYPE_TRADE items: "005930" })" : "") +
         (book ? R"(interests { type: REALTIME_TYPE_ORDER_BOOK items: "000660" })" : "") + " }";
}

constexpr char kRequest[] = R"(
    slow_reader_policy: SLOW_READER_POLICY_SKIP
    interests { type: REALTIME_TYPE_TRADE items: "005930" }
    interests { type: REALTIME_TYPE_ORDER_BOOK items: "000660" })";

std::string Resume(const std::string& a, const std::string& b) {
  return R"(slow_reader_policy: SLOW_READER_POLICY_SKIP
      interests { type: REALTIME_TYPE_TRADE items: "005930" resume { item: "005930" )" +
         a + R"( } }
      interests { type: REALTIME_TYPE_ORDER_BOOK items: "000660" resume { item: "000660" )" +
         b + " } }";
}

std::string Heartbeat(const std::string& second) {
  return "heartbeat { time: @" + second + " upstream_state: UPSTREAM_STATE_LIVE }";
}

// One reader's day: it subscribes, is slow, lives through a broken message and a lost session, changes its
// subscription, resumes, and resumes again after the gateway was restarted.
StoryTeller GoodStory() {
  StoryTeller story;
  story.Opens(0, kRequest).Reads(0.1, Interests("acknowledgement", true, true)).Called("acknowledgement");
  story.Registers(1, kTrade).Called("trade registered").Registers(1, kBook);
  story.Reads(1.1, Both("live", "$1")).Called("live");
  story.Sends(2, kTrade).Gets(2.1, kTrade, 1, 1, 1).Called("trade 1");
  story.Sends(2, kBook).Gets(2.1, kBook, 1, 1, 1).Called("book 1");

  // It is slow: three trades are left out.
  story.Sends(3, kTrade, 5).Gets(3.1, kTrade, 1, 2, 2).Called("trade 2");
  story.Gets(3.2, kTrade, 1, 6, 6, "skipped: 3").Called("trade 6");
  story.Reads(8, Heartbeat("8")).Called("heartbeat 8");

  // The broker sends garbage instead of a trade: stamp 7.
  story.Sends(9, kTrade).Reads(9.1, R"(gap { start_time: @8 end_time: @9.1 reason: "unreadable" })").Called("garbage");
  story.Sends(10, kTrade).Gets(10.1, kTrade, 1, 7, 8).Called("trade 8");

  // The session is lost, with stamp 9 on its way.
  story.Sends(11, kTrade).Unregisters(11, kTrade).Unregisters(11, kBook);
  story.Reads(11.1, Both("lost", "$1", R"(reason: "reset" session: "s" state: UPSTREAM_STATE_LOST)")).Called("lost");
  story.Reads(12, R"(session_restored { session: "s" })").Called("restored");
  story.Registers(13, kTrade).Registers(13, kBook);
  story.Reads(13.1, Both("gap", "$13", R"(start_time: @10.1 end_time: @13.1 reason: "reset")")).Called("gap");
  story.Sends(14, kTrade).Gets(14.1, kTrade, 13, 1, 10).Called("trade 10");
  story.Sends(14, kBook).Gets(14.1, kBook, 13, 1, 2).Called("book 2");
  story.Reads(16, Heartbeat("16")).Called("heartbeat 16");

  // It leaves the book and comes back.
  story.Changes(17, {kTrade}).Reads(17, Interests("acknowledgement", true, false)).Called("left");
  story.Changes(18, {kTrade, kBook}).Reads(18, Interests("acknowledgement", true, true));
  story.Reads(18, std::string("live { registrations { ") + kB + " epoch: $13 } }");
  story.Gets(18, kBook, 13, 1, 2, "snapshot: true").Called("snapshot");
  story.Reads(18, std::string("snapshots_complete { registrations { ") + kB + " epoch: $13 } }").Called("complete");
  story.Sends(19, kBook).Called("book 3 is sent").Gets(19.1, kBook, 13, 2, 3).Called("book 3");

  // It cuts its connection, and misses two trades.
  story.Cuts(20).Sends(20.5, kTrade, 2);
  story.Opens(21, Resume("epoch: $13 sequence: 1", "epoch: $13 sequence: 2"));
  story.Reads(21.1, Interests("acknowledgement", true, true));
  story
      .Reads(21.1, std::string("resumption { results { outcome: RESUMPTION_OUTCOME_RESUMED replayed_count: 2 ") +
                       "registration { " + kA +
                       " epoch: $13 } } results { outcome: RESUMPTION_OUTCOME_NOTHING_MISSED " + "registration { " +
                       kB + " epoch: $13 } } }")
      .Called("resumption");
  story.Gets(21.1, kTrade, 13, 2, 11, "replayed: true").Called("trade 11");
  story.Gets(21.1, kTrade, 13, 3, 12, "replayed: true").Called("trade 12");
  story.Sends(22, kTrade).Gets(22.1, kTrade, 13, 4, 13).Called("trade 13");
  story.Sends(22, kBook).Gets(22.1, kBook, 13, 3, 4).Called("book 4");

  // The gateway is restarted, which costs stamp 14.
  story.Sends(24, kTrade).Unregisters(24, kTrade).Unregisters(24, kBook);
  story.Ends(24, {14, "The gateway is stopping.", "DRAINING"}).Called("end");
  story.Opens(25, Resume("epoch: $13 sequence: 4", "epoch: $13 sequence: 3"));
  story.Reads(25.1, Interests("acknowledgement", true, true));
  story.Registers(26, kTrade).Registers(26, kBook);
  story
      .Reads(26.1, std::string("resumption { results { outcome: RESUMPTION_OUTCOME_GAP registration { ") + kA +
                       " epoch: $26 } } results { outcome: RESUMPTION_OUTCOME_GAP registration { " + kB +
                       " epoch: $26 } } }")
      .Called("failed resumption");
  story.Reads(26.1, Both("gap", "$26", R"(start_time: @22.1 end_time: @26.1 reason: "restarted")")).Called("last gap");
  story.Sends(27, kTrade).Gets(27.1, kTrade, 26, 1, 15).Called("trade 15");
  story.Sends(28, kBook).Gets(28.1, kBook, 26, 1, 5).Called("book 5");
  story.Reads(33, Heartbeat("33")).Called("heartbeat 33").Finishes(40);
  return story;
}

std::vector<std::string> Complaints(const Story& story) {
  std::vector<std::string> complaints;
  for (const Violation& violation : CheckStory(story)) complaints.push_back(violation.what);
  return complaints;
}

// A change of a story.
using Mutation = std::function<void(Story&, const StoryTeller&)>;

Mutation Drop(const std::string& name) {
  return [=](Story& story, const StoryTeller& told) {
    story.steps.erase(story.steps.begin() + static_cast<ptrdiff_t>(told.place(name)));
  };
}
Mutation Repeat(const std::string& name) {
  return [=](Story& story, const StoryTeller& told) {
    const Story::Step step = story.steps[told.place(name)];
    story.steps.insert(story.steps.begin() + static_cast<ptrdiff_t>(told.place(name)), step);
  };
}
Mutation Swap(const std::string& one, const std::string& other) {
  return [=](Story& story, const StoryTeller& told) {
    std::swap(story.steps[told.place(one)].what, story.steps[told.place(other)].what);
  };
}
// Moves a step behind a later one.
Mutation Delay(const std::string& name, const std::string& behind) {
  return [=](Story& story, const StoryTeller& told) {
    auto& steps = story.steps;
    const auto begin = steps.begin() + static_cast<ptrdiff_t>(told.place(name));
    begin->time = steps[told.place(behind)].time;
    std::rotate(begin, begin + 1, steps.begin() + static_cast<ptrdiff_t>(told.place(behind)) + 1);
  };
}
Mutation Edit(const std::string& name, const std::function<void(v1::Event&)>& edit) {
  return [=](Story& story, const StoryTeller& told) {
    edit(std::get<Story::Reads>(story.steps[told.place(name)].what).event);
  };
}
Mutation EditEnd(const std::function<void(StreamEnd&)>& edit) {
  return [=](Story& story, const StoryTeller& told) {
    edit(std::get<Story::Ends>(story.steps[told.place("end")].what).end);
  };
}

void SetTime(google::protobuf::Timestamp& timestamp, double second) {
  const int64_t micros = absl::ToUnixMicros(StoryTeller::At(second));
  timestamp.set_seconds(micros / 1'000'000);
  timestamp.set_nanos(static_cast<int32_t>(micros % 1'000'000) * 1000);
}
void SetStamp(v1::Event& event, const std::string& stamp) {
  (*event.mutable_trade()->mutable_unparsed())[kStampFid] = stamp;
}

TEST(ReaderCheck, AcceptsAGoodStory) { EXPECT_THAT(Complaints(GoodStory().story()), IsEmpty()); }

struct Row {
  std::string name;
  Mutation mutation;
  std::string complaint;
};

const std::vector<Row> kMutations = {
    // Data.
    {"an event is dropped", Drop("trade 2"), "sequence 6 follows 1 in epoch"},
    {"an event is dropped, and the stamps tell", Drop("trade 2"), "4 stamps are missing before stamp 6"},
    {"an event is dropped at the end", Drop("trade 15"), "1 stamps never came after stamp 13"},
    {"the first event of all is dropped", Drop("trade 1"), "stamp 2 (sent at"},
    {"an event comes twice", Repeat("trade 2"), "came twice"},
    {"two events are swapped", Swap("trade 2", "trade 6"), "stamp 2 (sent at 08:00:03.000000) came after stamp 6"},
    {"skipped is one too high", Edit("trade 6", [](v1::Event& event) { event.set_skipped(4); }),
     "sequence 6 follows 2 in epoch 1800000001000000, and skipped is 4"},
    {"skipped is one too low", Edit("trade 6", [](v1::Event& event) { event.set_skipped(2); }), "skipped is 2"},
    {"skipped is missing", Edit("trade 6", [](v1::Event& event) { event.clear_skipped(); }),
     "3 stamps are missing before stamp 6"},
    {"skipped is told and nothing is missing", Edit("trade 2", [](v1::Event& event) {
       event.set_skipped(1);
       event.set_sequence(3);
     }),
     "skipped is 1 at stamp 2"},
    {"an event has another stamp", Edit("trade 8", [](v1::Event& event) { SetStamp(event, "6"); }), "came twice"},
    {"an event has a stamp that was never sent", Edit("trade 15", [](v1::Event& event) { SetStamp(event, "99"); }),
     "the broker never sent 99"},
    {"an event has no stamp", Edit("trade 8", [](v1::Event& event) { event.mutable_trade()->clear_unparsed(); }),
     "an event without a stamp"},
    {"an event has another item", Edit("trade 8", [](v1::Event& event) { event.set_item("000660"); }),
     "TRADE 000660: the broker never sent 8"},
    {"a sequence restarts without a new epoch", Edit("trade 8", [](v1::Event& event) { event.set_sequence(1); }),
     "has the stamp 8 here and 1 elsewhere"},
    {"a sequence does not begin with 1", Edit("trade 10", [](v1::Event& event) { event.set_sequence(2); }),
     "sequence 2 follows 0"},
    {"a sequence goes on in a new epoch", Edit("trade 10", [](v1::Event& event) { event.set_sequence(8); }),
     "sequence 8 follows 0"},
    {"an epoch changes without a gap notice", Edit("trade 8", [](v1::Event& event) { event.set_epoch(1); }),
     "the reader was told only of epoch"},
    {"an event of the old epoch comes after the gap notice",
     Edit("trade 10", [](v1::Event& event) { event.set_epoch(StoryTeller::Epoch(1)); }), "was told only of epoch"},
    {"an event comes although the reader has left", Delay("book 2", "left"),
     "ORDER_BOOK 000660: sequence 1 of epoch 1800000013000000 came, although the reader is not subscribed"},

    // Gaps.
    {"a gap notice is dropped", Drop("gap"), "sequence 1 of epoch 1800000013000000 came after the lost notice"},
    {"lost and gap notices are both dropped",
     [](Story& story, const StoryTeller& told) {
       Drop("gap")(story, told);
       Drop("restored")(story, told);
       Drop("lost")(story, told);
     },
     "1 stamps are missing before stamp 10 (sent at 08:00:14.000000) (sequence 1 of epoch 1800000013000000), skipped "
     "is 0, no gap was told; the first untold is stamp 9 (sent at 08:00:11.000000)"},
    {"the gap notice of nobody is dropped", Drop("garbage"), "1 stamps are missing before stamp 8"},
    {"the gap notice of nobody is behind the rows", Delay("garbage", "trade 8"), "1 stamps are missing before stamp 8"},
    {"a gap notice is behind the rows", Delay("gap", "trade 10"), "came after the lost notice"},
    {"a stamp is before its gap", Edit("garbage", [](v1::Event& event) {
       SetTime(*event.mutable_gap()->mutable_start_time(), 11.05);
       SetTime(*event.mutable_gap()->mutable_end_time(), 11.06);
     }),
     "the first untold is stamp 7"},
    {"a stamp is behind its gap",
     Edit("garbage", [](v1::Event& event) { SetTime(*event.mutable_gap()->mutable_end_time(), 8.9); }),
     "told gaps: 08:00:08.000000 to 08:00:08.900000; the first untold is stamp 7"},
    {"a stamp of a lost session is outside of its gap",
     Edit("gap", [](v1::Event& event) { SetTime(*event.mutable_gap()->mutable_end_time(), 10.9); }),
     "the first untold is stamp 9"},
    {"a gap notice forgets one registration",
     Edit("gap", [](v1::Event& event) { event.mutable_gap()->mutable_registrations()->RemoveLast(); }),
     "ORDER_BOOK 000660: sequence 1 of epoch 1800000013000000 came after the lost notice"},
    {"a gap notice names an old epoch", Edit("gap", [](v1::Event& event) {
       event.mutable_gap()->mutable_registrations(0)->set_epoch(StoryTeller::Epoch(1));
     }),
     "after the gap the epoch is 1800000001000000, before it was 1800000001000000"},
    {"a gap ends before it starts",
     Edit("gap", [](v1::Event& event) { SetTime(*event.mutable_gap()->mutable_start_time(), 13.2); }),
     "ends before it starts"},
    {"a gap ends in the future",
     Edit("gap", [](v1::Event& event) { SetTime(*event.mutable_gap()->mutable_end_time(), 15); }),
     "A gap ends after its notice"},

    // Other notices.
    {"the acknowledgement is dropped", Drop("acknowledgement"), "does not begin with an acknowledgement"},
    {"the acknowledgement is of something else", Edit("acknowledgement", [](v1::Event& event) {
       event.mutable_acknowledgement()->mutable_interests()->RemoveLast();
     }),
     "The first acknowledgement is not what was requested"},
    {"the live notice is dropped", Drop("live"), "came before the live notice"},
    {"the live notice is behind the rows", Delay("live", "trade 1"), "came before the live notice"},
    {"the live notice comes twice", Repeat("live"), "although it was live in epoch 1800000001000000"},
    {"the live notice is of a topic that the broker never registered", Drop("trade registered"),
     "but the broker had no registration there from 08:00:00.950000 to 08:00:01.100000"},
    {"the live notice outlasts the registration",
     [](Story& story, const StoryTeller&) {
       story.steps.insert(story.steps.end() - 1, {StoryTeller::At(30), Story::Unregisters{kTrade, "s"}});
     },
     "TRADE 005930: live in epoch 1800000026000000 at the end, but not registered at the broker on session \"s\""},
    {"the lost notice is dropped", Drop("lost"), "restored that had not been told lost"},
    {"the lost notice comes twice", Repeat("lost"), "The same loss was told twice"},
    {"the lost notice has another epoch", Edit("lost", [](v1::Event& event) {
       event.mutable_lost()->mutable_registrations(0)->set_epoch(7);
     }),
     "the lost notice ends epoch 7"},
    {"the restored notice is dropped", Drop("restored"), "before session \"s\" was told restored"},
    {"the restored notice is behind the gap notice", Swap("restored", "gap"), "before session \"s\" was told restored"},
    {"a heartbeat is dropped", Drop("heartbeat 8"), "No heartbeat came for 13.1s"},
    {"heartbeats are out of order",
     Edit("heartbeat 16", [](v1::Event& event) { SetTime(*event.mutable_heartbeat()->mutable_time(), 7); }),
     "older than the one before it"},
    {"a heartbeat says LIVE in a lost session", Swap("restored", "heartbeat 16"), "A heartbeat reports LIVE"},

    // Snapshots.
    {"a snapshot is not marked", Edit("snapshot", [](v1::Event& event) { event.clear_snapshot(); }), "came twice"},
    {"a snapshot is newer than the first event",
     [](Story& story, const StoryTeller& told) {
       Edit("snapshot", [](v1::Event& event) {
         event.set_sequence(2);
         (*event.mutable_order_book()->mutable_unparsed())[kStampFid] = "3";
       })(story, told);
       Edit("complete", [](v1::Event& event) { event.mutable_draining(); })(story, told);
       Delay("snapshot", "book 3 is sent")(story, told);
     },
     "is not older than the first event"},
    {"a snapshot is not the newest", Edit("snapshot", [](v1::Event& event) {
       event.set_epoch(StoryTeller::Epoch(1));
       (*event.mutable_order_book()->mutable_unparsed())[kStampFid] = "1";
     }),
     "is older than stamp 2"},
    {"a snapshot comes twice", Repeat("snapshot"), "a second snapshot"},
    {"a snapshot comes after the end of snapshots", Delay("snapshot", "complete"), "after the end of snapshots"},

    {"the end of the snapshots is not told", Drop("complete"), "Nothing told the end of the snapshots"},

    // Resumption.
    {"the resumption notice is dropped", Drop("resumption"), "came before the result of the resumption"},
    {"a replayed event is dropped", Drop("trade 11"), "1 stamps are missing before stamp 12"},
    {"the last replayed event is dropped", Drop("trade 12"), "sequence 4 is not marked as replayed"},
    {"a replayed event comes twice", Repeat("trade 12"), "came twice"},
    {"a replayed event is not marked", Edit("trade 11", [](v1::Event& event) { event.clear_replayed(); }),
     "is not marked as replayed"},
    {"a live event is marked as replayed", Edit("trade 13", [](v1::Event& event) { event.set_replayed(true); }),
     "is marked as replayed and should not be"},
    {"the replayed events are counted wrongly", Edit("resumption", [](v1::Event& event) {
       event.mutable_resumption()->mutable_results(0)->set_replayed_count(1);
     }),
     "sequence 3 is marked as replayed"},
    {"what the reader had already is replayed", Edit("trade 11", [](v1::Event& event) {
       event.set_sequence(1);
       SetStamp(event, "10");
     }),
     "came twice"},
    {"it is told that nothing was missed, although something was", Edit("resumption", [](v1::Event& event) {
       auto& result = *event.mutable_resumption()->mutable_results(0);
       result.set_outcome(v1::RESUMPTION_OUTCOME_NOTHING_MISSED);
       result.clear_replayed_count();
     }),
     "is marked as replayed and should not be"},
    {"the gap notice after a failed resumption is dropped", Drop("last gap"), "the resumption failed"},
    {"a failed resumption is told as a success", Edit("failed resumption", [](v1::Event& event) {
       event.mutable_resumption()->mutable_results(0)->set_outcome(v1::RESUMPTION_OUTCOME_NOTHING_MISSED);
     }),
     "but the epoch is 1800000026000000 instead of 1800000013000000"},
    {"the gap of a failed resumption is too short",
     Edit("last gap", [](v1::Event& event) { SetTime(*event.mutable_gap()->mutable_end_time(), 23.9); }),
     "the first untold is stamp 14"},

    // The end.
    {"a change of the subscription is never acknowledged",
     [](Story& story, const StoryTeller&) {
       story.steps.insert(story.steps.end() - 1, {StoryTeller::At(33), Story::Changes{std::set<Topic>{kTrade}}});
     },
     "ORDER_BOOK 000660: acknowledged and not asked for"},
    {"a stream ends without a sentence", EditEnd([](StreamEnd& end) { end.message.clear(); }), "no sentence"},
    {"a stream ends without a reason", EditEnd([](StreamEnd& end) { end.reason.clear(); }), "no reason"},
    {"a stream ends with OK", EditEnd([](StreamEnd& end) { end.code = 0; }), "ended with OK"},
    {"a topic is never told live", Drop("last gap"), "ORDER_BOOK 000660: sequence 1 of epoch 1800000026000000 came"},
};

TEST(ReaderCheck, ReportsEachMutation) {
  for (const Row& row : kMutations) {
    SCOPED_TRACE(row.name);
    const StoryTeller told = GoodStory();
    Story story = told.story();
    row.mutation(story, told);
    EXPECT_THAT(Complaints(story), Contains(HasSubstr(row.complaint)));
  }
}

bool IsReading(const Story::Step& step) { return std::holds_alternative<Story::Reads>(step.what); }
const v1::Event& EventOf(const Story::Step& step) { return std::get<Story::Reads>(step.what).event; }

TEST(ReaderCheck, MissesEachEventThatIsDropped) {
  const StoryTeller told = GoodStory();
  const Story good = told.story();
  const std::set<size_t> not_needed = {
      told.place("trade 8"),  // the last row before a loss: it may have been on its way
      told.place("book 2"),   // the last row before the reader left
      told.place("left"),     // the next acknowledgement may take its place
  };
  for (size_t i = 0; i < good.steps.size(); ++i) {
    if (!IsReading(good.steps[i])) continue;
    const v1::Event& event = EventOf(good.steps[i]);
    if (event.snapshot() || event.has_heartbeat() || not_needed.contains(i)) continue;
    Story story = good;
    story.steps.erase(story.steps.begin() + static_cast<ptrdiff_t>(i));
    EXPECT_FALSE(Complaints(story).empty()) << "without step " << i << ", " << event.ShortDebugString();
  }
}

TEST(ReaderCheck, SeesEachRowThatComesTwice) {
  const Story good = GoodStory().story();
  for (size_t i = 0; i < good.steps.size(); ++i) {
    if (!IsReading(good.steps[i]) || !IsData(EventOf(good.steps[i]))) continue;
    for (size_t j = i + 1; j <= good.steps.size(); ++j) {
      Story story = good;
      Story::Step again = good.steps[i];
      again.time = good.steps[j - 1].time;
      story.steps.insert(story.steps.begin() + static_cast<ptrdiff_t>(j), again);
      // A snapshot repeats an event, and while the reader is away, it reads nothing.
      if (EventOf(again).snapshot() || j == good.steps.size()) continue;
      EXPECT_FALSE(Complaints(story).empty()) << "step " << i << " again at " << j;
    }
  }
}

TEST(ReaderCheck, SeesEachPairOfRowsInTheWrongOrder) {
  const Story good = GoodStory().story();
  for (size_t i = 0; i < good.steps.size(); ++i) {
    if (!IsReading(good.steps[i]) || !IsData(EventOf(good.steps[i]))) continue;
    for (size_t j = i + 1; j < good.steps.size(); ++j) {
      if (!IsReading(good.steps[j]) || !IsData(EventOf(good.steps[j]))) continue;
      if (TopicOf(EventOf(good.steps[i])) != TopicOf(EventOf(good.steps[j]))) continue;
      Story story = good;
      std::swap(story.steps[i].what, story.steps[j].what);
      EXPECT_FALSE(Complaints(story).empty()) << "steps " << i << " and " << j;
    }
  }
}

TEST(ReaderCheck, ExpectsThatNothingWasSkippedUnderThePolicyDisconnect) {
  StoryTeller story = GoodStory();
  Story strict = story.story();
  std::get<Story::Opens>(strict.steps[0].what).request.set_slow_reader_policy(v1::SLOW_READER_POLICY_DISCONNECT);
  EXPECT_THAT(Complaints(strict), Contains(HasSubstr("although the policy is DISCONNECT")));
}

}  // namespace
}  // namespace kiwoom::chaos
