// An operator asks what has become of the items of a stream: one is live, one refused, one waits, and then the session
// is lost.

#include <gmock/gmock.h>

#include <map>

#include "kiwoom/v1/session_service.pb.h"
#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;

constexpr char kLive[] = "005930";
constexpr char kRefused[] = "000660";
constexpr char kWaiting[] = "035420";

class RegistrationsTest : public IntegrationFixture {
 protected:
  // Room for a single item.
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.items_per_connection = 1;
    return config;
  }

  void SetUp() override {
    IntegrationFixture::SetUp();
    channel_ = gateway_->Connect();
    simulator_->RefuseRegistrations({.code = 105102, .message = "없는 종목", .applies = [](const auto& registered) {
                                       return registered.item == kRefused;
                                     }});
    v1::SubscribeRequest request = Wanting({{v1::REALTIME_TYPE_TRADE, {kRefused}}});
    request.set_room_policy(v1::ROOM_POLICY_WAIT);
    stream_ = std::make_unique<Stream>(*channel_, kSubscribe, request);
    const auto events = stream_->Until([](const v1::Event& event) { return event.has_refused(); });
    ASSERT_FALSE(events.empty());
    id_ = events.front().acknowledgement().subscription_id();
    Add(kLive);
    ASSERT_FALSE(stream_->Until([](const v1::Event& event) { return event.has_live(); }).empty());
    Add(kWaiting);
    ASSERT_FALSE(stream_->Until([](const v1::Event& event) { return event.has_waiting(); }).empty());
  }
  void TearDown() override {
    stream_ = nullptr;
    IntegrationFixture::TearDown();
  }

  void Add(const char* item) {
    v1::ChangeSubscriptionRequest change;
    change.set_subscription_id(id_);
    v1::Interest& interest = *change.add_add();
    interest.set_type(v1::REALTIME_TYPE_TRADE);
    interest.add_items(item);
    v1::ChangeSubscriptionResponse changed;
    ASSERT_TRUE(Ask(*channel_, "/kiwoom.v1.SessionService/ChangeSubscription", change, changed).ok());
  }

  v1::ListRegistrationsResponse Page(const v1::ListRegistrationsRequest& request) {
    v1::ListRegistrationsResponse page;
    const grpc::Status status = Ask(*channel_, "/kiwoom.v1.SessionService/ListRegistrations", request, page);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return page;
  }

  // Of the stream, by item.
  std::map<std::string, v1::RegistrationStatus> Statuses() {
    v1::ListRegistrationsRequest request;
    request.set_subscription_id(id_);
    std::map<std::string, v1::RegistrationStatus> statuses;
    const v1::ListRegistrationsResponse page = Page(request);
    for (const v1::RegistrationStatus& status : page.registrations()) {
      statuses[status.registration().item()] = status;
    }
    return statuses;
  }

  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<Stream> stream_;
  std::string id_;
};

TEST_F(RegistrationsTest, TellsEachItemsStateAlsoAfterALoss) {
  ExpectWarning("Registrations were refused");
  ExpectWarning("there is no session with the broker");
  simulator_->PushFrame(
      R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"13":"1"}}]})");
  const auto events = stream_->Until([](const v1::Event& event) { return event.has_trade(); });
  ASSERT_FALSE(events.empty());

  auto statuses = Statuses();
  ASSERT_EQ(statuses.size(), 3u);
  const v1::RegistrationStatus live = statuses[kLive];
  EXPECT_EQ(live.state(), v1::REGISTRATION_STATE_LIVE);
  EXPECT_EQ(live.registration().epoch(), events.back().epoch());
  EXPECT_EQ(live.registration().session(), "default");
  EXPECT_TRUE(live.has_live_time());
  EXPECT_EQ(live.last_event_time().seconds(), events.back().received_time().seconds());
  EXPECT_EQ(live.event_count(), 1u);
  EXPECT_EQ(live.reader_count(), 1u);
  EXPECT_FALSE(live.has_refusal());
  EXPECT_EQ(statuses[kRefused].state(), v1::REGISTRATION_STATE_REFUSED);
  EXPECT_EQ(statuses[kRefused].refusal().broker_code(), "105102");
  EXPECT_EQ(statuses[kRefused].refusal().broker_message(), "없는 종목");
  EXPECT_TRUE(statuses[kRefused].refusal().retried());
  EXPECT_FALSE(statuses[kRefused].refusal().has_next_attempt_time()) << "after a reconnect";
  EXPECT_EQ(statuses[kWaiting].state(), v1::REGISTRATION_STATE_WAITING);

  simulator_->RefuseConnections(true);
  simulator_->DropSessions();
  ASSERT_FALSE(stream_->Until([](const v1::Event& event) { return event.has_lost(); }).empty());
  statuses = Statuses();
  EXPECT_EQ(statuses[kLive].state(), v1::REGISTRATION_STATE_LOST);
  EXPECT_EQ(statuses[kLive].registration().epoch(), 0u);
  EXPECT_FALSE(statuses[kLive].has_live_time());
  EXPECT_EQ(statuses[kLive].event_count(), 1u);
  EXPECT_EQ(statuses[kLive].last_event_time().seconds(), events.back().received_time().seconds());
  EXPECT_EQ(statuses[kRefused].state(), v1::REGISTRATION_STATE_REFUSED);
  EXPECT_EQ(statuses[kWaiting].state(), v1::REGISTRATION_STATE_WAITING);

  simulator_->RefuseConnections(false);
  ASSERT_FALSE(stream_->Until([](const v1::Event& event) { return event.has_gap(); }).empty());
  statuses = Statuses();
  EXPECT_EQ(statuses[kLive].state(), v1::REGISTRATION_STATE_LIVE);
  EXPECT_GT(statuses[kLive].registration().epoch(), live.registration().epoch());
  EXPECT_EQ(statuses[kLive].event_count(), 0u);
  EXPECT_FALSE(statuses[kLive].has_last_event_time());
}

TEST_F(RegistrationsTest, PagesOfOneWalkThroughAllAndFiltersChoose) {
  ExpectWarning("Registrations were refused");
  v1::ListRegistrationsRequest request;
  request.set_page_size(1);
  std::vector<std::string> items;
  do {
    const auto page = Page(request);
    ASSERT_EQ(page.registrations_size(), 1);
    items.push_back(page.registrations(0).registration().item());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && items.size() < 9);
  EXPECT_THAT(items, ElementsAre(kRefused, kLive, kWaiting)) << "sorted";

  v1::ListRegistrationsRequest waiting;
  waiting.add_states(v1::REGISTRATION_STATE_WAITING);
  ASSERT_EQ(Page(waiting).registrations_size(), 1);
  EXPECT_EQ(Page(waiting).registrations(0).registration().item(), kWaiting);
}

TEST_F(RegistrationsTest, AStreamThatIsNotOpenIsNotFound) {
  ExpectWarning("Registrations were refused");
  v1::ListRegistrationsRequest request;
  request.set_subscription_id("none");
  v1::ListRegistrationsResponse page;
  const grpc::Status status = Ask(*channel_, "/kiwoom.v1.SessionService/ListRegistrations", request, page);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(),
            "No stream has the subscription_id \"none\": take it from the stream's acknowledgement.");
}

// Account types are off by default, in this list as everywhere.
TEST_F(RegistrationsTest, AccountTypesNeedTheirScope) {
  ExpectWarning("Registrations were refused");
  v1::ListRegistrationsRequest request;
  request.add_types(v1::REALTIME_TYPE_ORDER_UPDATE);
  v1::ListRegistrationsResponse page;
  const grpc::Status status = Ask(*channel_, "/kiwoom.v1.SessionService/ListRegistrations", request, page);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
}

}  // namespace
}  // namespace kiwoom::tests
