// The broker's REST side is slow, hangs, or answers in wrong ways: each caller gets its own answer, in its time.

#include <gmock/gmock.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "kiwoom/v1/sector_indices.pb.h"
#include "kiwoom/v1/sector_price.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"
#include "tests/integration/open_call.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;

constexpr char kPriceTr[] = "ka20001";
constexpr char kGetPrice[] = "/kiwoom.v1.SectorService/GetSectorPrice";
constexpr char kGetIndices[] = "/kiwoom.v1.SectorService/GetSectorIndices";

// One TR gets no more connections than it leaves for the others, of 16.
constexpr int64_t kMostOfOneTr = 8;

using PriceCall = OpenCall<v1::GetSectorPriceRequest, v1::GetSectorPriceResponse>;

v1::GetSectorPriceRequest PriceOf(int sector) {
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code(std::to_string(sector));
  return request;
}

// The broker knows no sector from 900 on, and repeats its code: so an answer names its question.
void ExpectItsOwnAnswer(const grpc::Status& status, int sector) {
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND) << status.error_message();
  EXPECT_THAT(status.error_message(), HasSubstr("종목코드=" + std::to_string(sector)));
}

std::string ReasonOf(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  return details.details_size() > 0 && details.details(0).UnpackTo(&info) ? info.reason() : "";
}

class DistortedAnswersTest : public IntegrationFixture {
 protected:
  // No limit on either side that these tests reach.
  simulator::Options Options() const override {
    simulator::Options options;
    options.variants.requests_per_second = 1'000;
    return options;
  }
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.broker.rest_rate = {.per_second = 1'000, .burst = 1'000};
    return config;
  }

  void SetUp() override {
    IntegrationFixture::SetUp();
    channel_ = gateway_->Connect();
  }

  std::unique_ptr<PriceCall> OpenPrice(int sector) {
    return std::make_unique<PriceCall>(*channel_, kGetPrice, PriceOf(sector));
  }
  grpc::Status AskPrice(int sector) {
    v1::GetSectorPriceResponse response;
    return Ask(*channel_, kGetPrice, PriceOf(sector), response);
  }
  grpc::Status AskIndices() {
    v1::GetSectorIndicesRequest request;
    request.set_sector_code("001");
    v1::GetSectorIndicesResponse response;
    grpc::Status status = Ask(*channel_, kGetIndices, request, response);
    EXPECT_EQ(status.ok(), response.sectors_size() > 0);
    return status;
  }

  void HoldPrices() { simulator_->DistortAnswers(kPriceTr, {.delay = absl::InfiniteDuration()}); }
  void AwaitHeld(int64_t answers) {
    ASSERT_TRUE(simulator_->Await([&](const auto& stats) { return stats.held_answers == answers; },
                                  absl::FromChrono(kPatience)));
  }

  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(DistortedAnswersTest, ASlowTrDoesNotDelayAnother) {
  HoldPrices();
  std::vector<std::unique_ptr<PriceCall>> slow;
  for (int sector = 900; sector < 920; ++sector) slow.push_back(OpenPrice(sector));
  AwaitHeld(kMostOfOneTr);
  const grpc::Status other = AskIndices();
  EXPECT_TRUE(other.ok()) << other.error_message();
  EXPECT_EQ(simulator_->stats().held_answers, kMostOfOneTr);

  simulator_->RestoreAnswers(kPriceTr);
  for (int sector = 900; sector < 920; ++sector) ExpectItsOwnAnswer(slow[sector - 900]->Finish(), sector);
}

TEST_F(DistortedAnswersTest, ACallCancelledInTheQueueNeverReachesTheBroker) {
  HoldPrices();
  std::vector<std::unique_ptr<PriceCall>> sent;
  for (int64_t i = 0; i < kMostOfOneTr; ++i) sent.push_back(OpenPrice(900 + static_cast<int>(i)));
  AwaitHeld(kMostOfOneTr);
  const auto queued = OpenPrice(990);
  ASSERT_TRUE(AskIndices().ok()) << "which the gateway reads after the queued call";
  const int64_t before = simulator_->stats().rest_requests;
  EXPECT_EQ(before, kMostOfOneTr + 1);

  queued->Cancel();
  sent.front()->Cancel();
  EXPECT_EQ(queued->Finish().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_EQ(sent.front()->Finish().error_code(), grpc::StatusCode::CANCELLED);
  AwaitHeld(kMostOfOneTr - 1);  // the second cancellation has closed a connection, so there is room for another call

  simulator_->RestoreAnswers(kPriceTr);
  ExpectItsOwnAnswer(AskPrice(991), 991);
  for (int64_t i = 1; i < kMostOfOneTr; ++i) ExpectItsOwnAnswer(sent[i]->Finish(), 900 + static_cast<int>(i));
  EXPECT_EQ(simulator_->stats().rest_requests, before + 1) << "the queued call would have been sent before the last";
}

TEST_F(DistortedAnswersTest, IdenticalCallsAreOneRequest) {
  HoldPrices();
  const auto first = OpenPrice(900);
  const auto second = OpenPrice(900);
  AwaitHeld(1);
  ASSERT_TRUE(AskIndices().ok()) << "which the gateway reads after both";
  EXPECT_EQ(simulator_->stats().rest_requests, 2);
  simulator_->RestoreAnswers(kPriceTr);
  ExpectItsOwnAnswer(first->Finish(), 900);
  ExpectItsOwnAnswer(second->Finish(), 900);
}

TEST_F(DistortedAnswersTest, StopLetsACallInFlightFinishAndRefusesNewOnes) {
  HoldPrices();
  const auto open = OpenPrice(900);
  AwaitHeld(1);
  gateway_->Stop();
  grpc::Status refused;
  do {  // until the gateway has noticed
    refused = AskIndices();
  } while (refused.ok());
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNAVAILABLE) << refused.error_message();
  EXPECT_EQ(ReasonOf(refused), "DRAINING");
  simulator_->RestoreAnswers(kPriceTr);
  ExpectItsOwnAnswer(open->Finish(), 900);
}

// Answers in ways that callers need not know of, and the next query of another TR.
TEST_F(DistortedAnswersTest, EveryAnswerBelongsToItsQuestion) {
  struct Case {
    const char* name;
    simulator::Distortion distortion;
    int requests;  // that the gateway sends for the answer
  };
  const Case cases[] = {
      {"100 before it", {.before = 100}, 1},
      {"103 before it", {.before = 103}, 1},
      {"a second one behind it", {.behind = 200}, 1},
      {"408 behind it", {.behind = 408}, 1},
      {"the connection ends", {.cut = 0, .times = 1}, 2},
      {"503 without a body", {.status = 503, .body = simulator::BodyForm::kEmpty, .times = 1}, 2},
      {"a proxy's error page", {.status = 502, .body = simulator::BodyForm::kHtml, .times = 1}, 2},
      {"too many requests", {.error = 1700, .times = 1}, 2},
      {"the token is not valid", {.error = 8005, .times = 1}, 2},
  };
  int sector = 900;
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const int64_t before = simulator_->stats().rest_requests;
    simulator_->DistortAnswers(kPriceTr, c.distortion);
    ExpectItsOwnAnswer(AskPrice(sector), sector);
    EXPECT_EQ(simulator_->stats().rest_requests, before + c.requests);
    simulator_->RestoreAnswers(kPriceTr);
    const grpc::Status other = AskIndices();
    EXPECT_TRUE(other.ok()) << other.error_message();
    ++sector;
  }
}

}  // namespace
}  // namespace kiwoom::tests
