// A gateway with two app keys is replaced by another one with the same keys and state directory, as processes, while
// the market moves.

#include <gmock/gmock.h>
#include <signal.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kiwoom/v1/order_update.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"
#include "tests/integration/hand_over_fixture.h"
#include "tests/integration/resuming_reader.h"

namespace kiwoom::tests {
namespace {

using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const std::vector<std::string> kItems = {"005930", "000660", "035420", "035720"};

using OrderStream = TypedStream<v1::SubscribeOrderUpdateRequest, v1::SubscribeOrderUpdateResponse>;
using OrderEvent = v1::OrderUpdateEvent;

class HandOverKeysTest : public HandOverFixture {
 protected:
  // Each session has room for half of the items, so both are in use.
  HandOverKeysTest() : HandOverFixture({"main", "second"}, {"--items_per_connection=2", "--accounts"}) {}

  std::set<size_t> Accounts() const {
    std::set<size_t> accounts;
    for (const char* const key : {"app-key-of-main", "app-key-of-second"}) {
      const auto account = simulator_->AccountOf(key);
      EXPECT_TRUE(account.has_value()) << key;
      if (account.has_value()) accounts.insert(*account);
    }
    return accounts;
  }

  // Places an order on the account of each app key, and returns the first event of each by session.
  std::map<std::string, OrderEvent> OrderOnEach(OrderStream& stream) {
    for (const size_t account : Accounts()) {
      simulator_->PlaceOrder(
          {.side = simulator::Side::kBuy, .stock_code = kItems[0], .quantity = 1, .account = account});
    }
    std::map<std::string, OrderEvent> events;
    stream.Until([&](const OrderEvent& event) {
      if (event.has_order_update()) events.try_emplace(event.session(), event);
      return events.size() == 2;
    });
    return events;
  }

  static std::map<std::string, v1::UpstreamState> StatesOf(grpc::Channel& channel) {
    std::map<std::string, v1::UpstreamState> states;
    for (const auto& [name, session] : SessionsOf(channel)) states[name] = session.state();
    return states;
  }
};

TEST_F(HandOverKeysTest, TheSuccessorTakesOverBothSessions) {
  const auto old_channel = predecessor_->Connect();
  ResumingReader alice(kItems);
  alice.Subscribe(*old_channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 400; }));
  std::map<std::string, std::vector<std::string>> items_of;
  for (const auto& [item, session] : alice.places()) items_of[session].push_back(item);
  ASSERT_THAT(items_of, UnorderedElementsAre(Pair("main", SizeIs(2)), Pair("second", SizeIs(2))));
  // Readers of one session each.
  ResumingReader bob(items_of["main"]), carol(items_of["second"]);
  for (ResumingReader* const reader : {&bob, &carol}) {
    reader->Subscribe(*old_channel);
    ASSERT_TRUE(reader->ReadUntil([&](const auto&) { return reader->count() >= 100; }));
  }

  const auto successor = StartGateway("successor");
  const auto new_channel = successor->Connect();
  EXPECT_THAT(StatesOf(*new_channel), UnorderedElementsAre(Pair("main", v1::UPSTREAM_STATE_STANDBY),
                                                           Pair("second", v1::UPSTREAM_STATE_STANDBY)));
  ResumingReader dave(kItems);
  dave.Subscribe(*new_channel);
  EXPECT_TRUE(dave.ReadUntil(StandsBy));
  EXPECT_EQ(simulator_->stats().logins, 2) << "the successor leaves the sessions alone";

  predecessor_->Signal(SIGTERM);
  for (ResumingReader* const reader : {&alice, &bob, &carol}) {
    reader->ReadToTheEnd();
    EXPECT_THAT(reader->drainings(), SizeIs(1));
    EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  }
  for (const ResumingReader* const reader : {&bob, &carol}) {
    for (const std::string& item : reader->items()) {
      EXPECT_EQ(alice.last_stamp(item), reader->last_stamp(item)) << "both got all that was decoded";
    }
  }
  EXPECT_EQ(predecessor_->Wait(), 0);

  const size_t before = alice.count();
  for (ResumingReader* const reader : {&alice, &bob, &carol}) reader->Subscribe(*new_channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= before + 400; }));
  for (ResumingReader* const reader : {&alice, &bob, &carol}) {
    ReadEverything(*reader);
    ExpectOneShortGap(*reader);
  }
  ReadEverything(dave);
  EXPECT_TRUE(dave.gaps().empty()) << "he missed nothing";
  EXPECT_THAT(StatesOf(*new_channel),
              UnorderedElementsAre(Pair("main", v1::UPSTREAM_STATE_LIVE), Pair("second", v1::UPSTREAM_STATE_LIVE)));
  EXPECT_EQ(simulator_->stats().logins, 4);
  EXPECT_EQ(simulator_->stats().replaced_sessions, 0) << "R10001 between our own";
}

// An account type is on both sessions, so its reader resumes from a position on each.
TEST_F(HandOverKeysTest, AReaderOfBothAccountsIsToldOfAGapInEach) {
  const auto old_channel = predecessor_->Connect();
  OrderStream alice(*old_channel, "/kiwoom.v1.AccountService/SubscribeOrderUpdate", {});
  std::set<std::string> live;
  ASSERT_FALSE(alice
                   .Until([&](const OrderEvent& event) {
                     for (const v1::Registration& each : event.live().registrations()) live.insert(each.session());
                     return live.size() == 2;
                   })
                   .empty());
  const auto last = OrderOnEach(alice);
  ASSERT_THAT(last, SizeIs(2));

  const auto successor = StartGateway("successor");
  const auto new_channel = successor->Connect();
  v1::SubscribeOrderUpdateRequest request;
  for (const auto& [session, event] : last) {
    v1::StreamPosition& position = *request.add_resume();
    position.set_epoch(event.epoch());
    position.set_sequence(event.sequence());
    *position.mutable_received_time() = event.received_time();
    position.set_session(session);
  }
  OrderStream resumed(*new_channel, "/kiwoom.v1.AccountService/SubscribeOrderUpdate", request);
  ASSERT_FALSE(resumed
                   .Until([](const OrderEvent& event) {
                     return event.heartbeat().upstream_state() == v1::UPSTREAM_STATE_STANDBY;
                   })
                   .empty());

  predecessor_->Signal(SIGTERM);
  alice.Until([](const OrderEvent&) { return false; });
  EXPECT_EQ(alice.Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(predecessor_->Wait(), 0);
  std::map<std::string, v1::GapNotice> gaps;
  resumed.Until([&](const OrderEvent& event) {
    for (const v1::Registration& each : event.gap().registrations()) {
      EXPECT_FALSE(gaps.contains(each.session())) << "told once";
      EXPECT_GT(each.epoch(), last.at(each.session()).epoch());
      gaps[each.session()] = event.gap();
    }
    return gaps.size() == 2;
  });
  ASSERT_THAT(gaps, SizeIs(2));
  for (const auto& [session, gap] : gaps) {
    const absl::Time start = ResumingReader::TimeOf(gap.start_time());
    EXPECT_LE(start, ResumingReader::TimeOf(last.at(session).received_time())) << session;
  }
  const auto next = OrderOnEach(resumed);
  ASSERT_THAT(next, SizeIs(2));
  for (const auto& [session, event] : next) {
    EXPECT_EQ(event.sequence(), 1u) << session;
    EXPECT_EQ(event.account(), last.at(session).account()) << session;
  }
  EXPECT_EQ(simulator_->stats().logins, 4);
  EXPECT_EQ(simulator_->stats().replaced_sessions, 0);
}

}  // namespace
}  // namespace kiwoom::tests
