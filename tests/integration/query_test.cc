// Queries of sector TRs, health and reflection, over real connections.

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>

#include <set>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "grpc/health/v1/health.pb.h"
#include "kiwoom/v1/sector_indices.pb.h"
#include "kiwoom/v1/sector_price.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;

class QueryTest : public IntegrationFixture {
 protected:
  simulator::Options Options() const override {
    simulator::Options options;
    options.page_size = 2;
    return options;
  }
};

TEST_F(QueryTest, PageTokensLeadToTheLastPage) {
  const auto channel = gateway_->Connect();
  v1::GetSectorIndicesRequest request;
  request.set_sector_code("001");
  std::set<std::string> sectors;
  int pages = 0;
  do {
    v1::GetSectorIndicesResponse response;
    const grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorIndices", request, response);
    ASSERT_TRUE(status.ok()) << status.error_message();
    for (const auto& sector : response.sectors()) EXPECT_TRUE(sectors.insert(sector.sector_code()).second);
    EXPECT_TRUE(response.unparsed().empty()) << response.DebugString();
    request.set_page_token(response.next_page_token());
    ++pages;
  } while (!request.page_token().empty() && pages < 50);
  EXPECT_GE(pages, 2);
  EXPECT_GE(sectors.size(), 3u);
  EXPECT_TRUE(sectors.contains("001"));
}

TEST_F(QueryTest, ASectorsPriceIsTyped) {
  const auto channel = gateway_->Connect();
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code("001");
  v1::GetSectorPriceResponse response;
  const grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_GT(response.current_price(), 0);
  EXPECT_TRUE(response.has_fifty_two_week_high()) << response.DebugString();
  const int64_t now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  EXPECT_NEAR(static_cast<double>(response.received_time().seconds()), static_cast<double>(now), 60.0);
  EXPECT_TRUE(response.unparsed().empty()) << response.DebugString();
}

TEST_F(QueryTest, InvalidRequestsNameTheFieldAndTheRemedy) {
  const auto channel = gateway_->Connect();
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  v1::GetSectorPriceResponse response;
  grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "sector_code is required (업종코드): set it");
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  google::rpc::LocalizedMessage english, korean;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  ASSERT_EQ(details.details_size(), 4);
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "REQUEST_INVALID");
  EXPECT_EQ(info.domain(), "kiwoom.v1");
  EXPECT_EQ(info.metadata().at("tr"), "ka20001");
  ASSERT_TRUE(details.details(1).UnpackTo(&bad_request));
  EXPECT_EQ(bad_request.field_violations(0).field(), "sector_code");
  ASSERT_TRUE(details.details(2).UnpackTo(&english));
  EXPECT_EQ(english.message(), status.error_message());
  ASSERT_TRUE(details.details(3).UnpackTo(&korean));
  EXPECT_EQ(korean.locale(), "ko");
  EXPECT_EQ(korean.message(), "sector_code: 필수 항목입니다(업종코드). 값을 넣으세요");

  request.set_sector_code("001");
  request.set_page_token("made up");
  status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(), HasSubstr("page_token"));

  status = Ask(*channel, "/kiwoom.v1.SectorService/GetNothing", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_THAT(status.error_message(), HasSubstr("There is no method /kiwoom.v1.SectorService/GetNothing"));
}

TEST_F(QueryTest, MaxAgeIsAccepted) {
  const auto channel = gateway_->Connect();
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code("001");
  request.mutable_max_age()->set_seconds(5);
  v1::GetSectorPriceResponse response;
  grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  request.mutable_max_age()->set_seconds(3601);
  status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(),
            "max_age is not a duration from 0s to 1h: set one, or leave it out to ask the broker");
}

TEST_F(QueryTest, APageTokenContinuesTheRequestThatItCameFor) {
  v1::GetSectorIndicesRequest request;
  request.set_sector_code("001");
  v1::GetSectorIndicesResponse response;
  const auto channel = gateway_->Connect();
  ASSERT_TRUE(Ask(*channel, "/kiwoom.v1.SectorService/GetSectorIndices", request, response).ok());
  ASSERT_FALSE(response.next_page_token().empty());
  request.set_sector_code("101");
  request.set_page_token(response.next_page_token());
  const grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorIndices", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(), HasSubstr("page_token does not continue this request"));
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "PAGE_TOKEN_FOREIGN");
}

// The gateway has a second app key.
class TwoSessionsQueryTest : public QueryTest {
 protected:
  config::Config Config() const override {
    config::Config config = QueryTest::Config();
    config.keys.push_back({.name = "second", .key = {kSecondAppKey, kSecondSecretKey}});
    return config;
  }
  void SetUp() override {
    QueryTest::SetUp();
    ASSERT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
  }
  std::vector<const char*> Secrets() const override { return {kAppKey, kSecretKey, kSecondAppKey, kSecondSecretKey}; }

  static constexpr char kSecondAppKey[] = "second-app-key";
  static constexpr char kSecondSecretKey[] = "second-secret-key";
};

TEST_F(TwoSessionsQueryTest, EveryPageComesFromTheSessionOfTheFirst) {
  const auto channel = gateway_->Connect();
  const auto page = [&](const std::string& session, const std::string& page_token, std::string& next) {
    v1::GetSectorIndicesRequest request;
    request.set_sector_code("001");
    request.set_page_token(page_token);
    v1::GetSectorIndicesResponse response;
    const grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorIndices", request, response, session);
    next = response.next_page_token();
    return status;
  };
  std::string of_any, of_default, of_second, next;
  ASSERT_TRUE(page("default", "", of_default).ok());
  ASSERT_TRUE(page("second", "", of_second).ok());
  ASSERT_TRUE(page("", "", of_any).ok());
  EXPECT_NE(of_default, of_second);
  EXPECT_TRUE(page("", of_default, next).ok());
  EXPECT_TRUE(page("", of_second, next).ok());
  EXPECT_TRUE(page("", of_any, next).ok());
  EXPECT_TRUE(page("second", of_second, next).ok());
  const grpc::Status status = page("default", of_second, next);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(), HasSubstr("page_token does not continue this request"));
}

TEST_F(TwoSessionsQueryTest, AnUnknownSessionIsRefused) {
  const auto channel = gateway_->Connect();
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code("001");
  v1::GetSectorPriceResponse response;
  const grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response, "third");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(),
            "kiwoom-session is \"third\", which is not a session of this gateway: send one of default, second");
}

// gRPC would replace an error over 8 KiB with a meaningless one.
TEST_F(QueryTest, AnErrorTruncatesWhatItQuotes) {
  const auto channel = gateway_->Connect();
  v1::ChangeSubscriptionRequest request;
  request.set_subscription_id(std::string(20'000, 'x'));
  v1::ChangeSubscriptionResponse response;
  const grpc::Status status = Ask(*channel, "/kiwoom.v1.SessionService/ChangeSubscription", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(), "No stream has the subscription_id \"" + std::string(100, 'x') +
                                        "…\": take it from the stream's acknowledgement.");
}

TEST_F(QueryTest, AnExpiredTokenIsRenewedTransparently) {
  const auto channel = gateway_->Connect();
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code("001");
  v1::GetSectorPriceResponse response;
  ASSERT_TRUE(Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response).ok());
  const int64_t tokens = simulator_->stats().tokens_issued;
  simulator_->ExpireTokens();
  const grpc::Status status = Ask(*channel, "/kiwoom.v1.SectorService/GetSectorPrice", request, response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(simulator_->stats().tokens_issued, tokens + 1);
}

TEST_F(QueryTest, HealthFollowsTheSessionWithTheBroker) {
  const auto channel = gateway_->Connect();
  grpc::health::v1::HealthCheckRequest request;
  grpc::health::v1::HealthCheckResponse response;
  for (const char* service : {"", "kiwoom.v1.MarketDataService", "kiwoom.v1.SectorService"}) {
    request.set_service(service);
    // The login has been accepted, but its answer may still be in flight.
    do {
      ASSERT_TRUE(Ask(*channel, "/grpc.health.v1.Health/Check", request, response).ok()) << service;
    } while (response.status() != grpc::health::v1::HealthCheckResponse::SERVING);
  }
  request.set_service("kiwoom.v1.NoService");
  EXPECT_EQ(Ask(*channel, "/grpc.health.v1.Health/Check", request, response).error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace kiwoom::tests
