// The admin port and health checks of a gateway that lives through a day in short: the numbers of /metrics are exactly
// what happened.

#include <gmock/gmock.h>

#include <cmath>
#include <cstdlib>
#include <set>

#include "grpc/health/v1/health.pb.h"
#include "kiwoom/v1/sector_price.pb.h"
#include "kiwoom/v1/trade.pb.h"
#include "service/admin/test_visitor.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using admin::BodyOf;
using admin::StatusOf;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSamsung[] = "005930";
constexpr char kHynix[] = "000660";
constexpr char kNaver[] = "035420";

bool IsLive(const v1::Event& event) { return event.has_live(); }

class AdminPortTest : public IntegrationFixture {
 protected:
  void SetUp() override {
    IntegrationFixture::SetUp();
    channel_ = gateway_->Connect();
    AwaitMetric("kiwoom_session_state{session=\"default\",state=\"live\"}", 1);
  }
  void TearDown() override {
    channel_.reset();
    IntegrationFixture::TearDown();
  }
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.admin_listen = "127.0.0.1:0";
    config.queue_limit = 16;
    config.broker.rest_rate = {.per_second = 1, .burst = 1};
    return config;
  }

  std::string Get(const std::string& path) const {
    return admin::TestVisitor(gateway_->admin_port().value_or(0)).Get(path);
  }
  std::string Metrics() const { return BodyOf(Get("/metrics")); }
  // The value of one series; NaN if there is none.
  static double ValueIn(const std::string& text, const std::string& series) {
    const size_t at = ("\n" + text).find("\n" + series + " ");
    return at == std::string::npos ? std::nan("") : std::strtod(text.c_str() + at + series.size() + 1, nullptr);
  }
  double Metric(const std::string& series) const { return ValueIn(Metrics(), series); }
  // Waits until the series has the value: the end of a stream, for example, is noticed with a delay.
  void AwaitMetric(const std::string& series, double value) const {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    double last = 0;
    do {
      last = Metric(series);
    } while (last != value && std::chrono::steady_clock::now() < end);
    EXPECT_EQ(last, value) << series;
  }

  static std::string Frame(std::string_view item, std::string_view values) {
    return R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":")" + std::string(item) + R"(","values":{)" +
           std::string(values) + "}}]}";
  }
  static v1::SubscribeRequest Trades(const std::string& item) { return Wanting({{v1::REALTIME_TYPE_TRADE, {item}}}); }
  // Sends a trade of its own volume and reads up to it.
  void Trade(Stream& stream, std::string_view item, std::string_view more = "") {
    const std::string volume = std::to_string(++volume_);
    simulator_->PushFrame(Frame(item, "\"13\":\"" + volume + "\"" + std::string(more)));
    ASSERT_FALSE(
        stream.Until([&](const v1::Event& event) { return event.trade().cumulative_volume() == volume_; }).empty());
  }

  int Health(const std::string& service) {
    HealthCheckRequest request;
    HealthCheckResponse response;
    request.set_service(service);
    const grpc::Status status = Ask(*channel_, "/grpc.health.v1.Health/Check", request, response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.status();
  }

  std::shared_ptr<grpc::Channel> channel_;
  int64_t volume_ = 0;
};

TEST_F(AdminPortTest, MetricsAreWhatHappened) {
  ExpectWarning("it is not a JSON object");
  ExpectWarning("0B[77777]");
  ExpectWarning("reached nobody");
  ExpectWarning("Registrations were refused");
  ExpectWarning("there is no session with the broker");
  AllowWarning("0B[");

  // Three trades, one of them with two unknown keys.
  auto alice = std::make_unique<Stream>(*channel_, kSubscribe, Trades(kSamsung));
  ASSERT_FALSE(alice->Until(IsLive).empty());
  Trade(*alice, kSamsung);
  Trade(*alice, kSamsung, R"(,"77777":"x","88888":"y")");
  Trade(*alice, kSamsung);
  std::string text = Metrics();
  EXPECT_EQ(ValueIn(text, "kiwoom_events_total{type=\"Trade\"}"), 3);
  EXPECT_EQ(ValueIn(text, "kiwoom_unknown_keys_total{tr=\"0B\"}"), 2);
  EXPECT_EQ(ValueIn(text, "kiwoom_readers"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_session_registrations{session=\"default\"}"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_session_items{session=\"default\"}"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_session_item_limit{session=\"default\"}"), 200);
  EXPECT_EQ(ValueIn(text, "kiwoom_registration_answers_total{session=\"default\",outcome=\"accepted\"}"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_frame_to_write_seconds_count"), 3) << "one response for each";
  EXPECT_EQ(ValueIn(text, "kiwoom_decode_seconds_count"), ValueIn(text, "kiwoom_frames_total{session=\"default\"}"));
  EXPECT_GE(ValueIn(text, "kiwoom_frames_total{session=\"default\"}"), 5) << "LOGIN, REG and the trades";
  EXPECT_GT(ValueIn(text, "kiwoom_recent_events_bytes"), 3 * 30);
  EXPECT_LT(ValueIn(text, "kiwoom_session_last_market_row_age_seconds{session=\"default\"}"), 60);

  // A message that is none, and a row that nobody wants.
  simulator_->PushFrame("garbage");
  simulator_->PushFrame(Frame(kNaver, R"("13":"1")"));
  Trade(*alice, kSamsung);
  text = Metrics();
  EXPECT_EQ(ValueIn(text, "kiwoom_broken_frames_total{session=\"default\"}"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_gaps_total{cause=\"unreadable\"}"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_unrouted_rows_total"), 1);
  EXPECT_EQ(ValueIn(text, "kiwoom_events_total{type=\"Trade\"}"), 4);

  // An item that the broker refuses.
  simulator_->RefuseRegistrations({.code = 105115, .message = "", .applies = {}, .times = 1});
  {
    Stream bob(*channel_, kSubscribe, Trades(kNaver));
    ASSERT_FALSE(bob.Until([](const v1::Event& event) { return event.has_refused(); }).empty());
    EXPECT_EQ(Metric("kiwoom_registration_answers_total{session=\"default\",outcome=\"refused\"}"), 1);
    EXPECT_EQ(Metric("kiwoom_readers"), 2);
  }
  AwaitMetric("kiwoom_readers_ended_total{reason=\"cancelled\"}", 1);
  EXPECT_EQ(Metric("kiwoom_readers"), 1);

  // A reader that wants an event an hour: the first goes, the third replaces the second.
  {
    v1::SubscribeRequest request = Trades(kSamsung);
    request.set_without_snapshot(true);
    request.mutable_interests(0)->mutable_min_interval()->set_seconds(3600);
    // Every trade counts, so trades have no interval: order books do.
    request.mutable_interests(0)->set_type(v1::REALTIME_TYPE_ORDER_BOOK);
    Stream hourly(*channel_, kSubscribe, request);
    ASSERT_FALSE(hourly.Until(IsLive).empty());
    for (const char* price : {"+100", "+101", "+102"}) {
      simulator_->PushFrame(
          R"({"trnm":"REAL","data":[{"type":"0D","name":"주식호가잔량","item":"005930","values":{"41":")" +
          std::string(price) + "\"}}]}");
    }
    Trade(*alice, kSamsung);  // comes behind them
    EXPECT_EQ(Metric("kiwoom_events_skipped_total{policy=\"min_interval\"}"), 1);
    EXPECT_EQ(Metric("kiwoom_events_total{type=\"OrderBook\"}"), 3);
  }
  AwaitMetric("kiwoom_readers_ended_total{reason=\"cancelled\"}", 2);

  // The session is lost and renewed: each registration has a gap.
  const double registrations = Metric("kiwoom_session_registrations{session=\"default\"}");
  simulator_->DropSessions();
  ASSERT_FALSE(
      alice->Until([](const v1::Event& event) { return event.has_gap() && event.gap().registrations_size() > 0; })
          .empty());
  text = Metrics();
  EXPECT_EQ(ValueIn(text, "kiwoom_session_reconnects_total{session=\"default\"}"), 1);
  EXPECT_GE(ValueIn(text, "kiwoom_gaps_total{cause=\"session_lost\"}"), 1);
  EXPECT_LE(ValueIn(text, "kiwoom_gaps_total{cause=\"session_lost\"}"), registrations);
  EXPECT_EQ(ValueIn(text, "kiwoom_gaps_total{cause=\"moved\"}"), 0);

  alice.reset();
  AwaitMetric("kiwoom_readers", 0);
  EXPECT_EQ(Metric("kiwoom_reader_queue_bytes"), 0);
}

TEST_F(AdminPortTest, ASlowReaderIsToldExactlyWhatIsCounted) {
  ExpectWarning("0B[77777]");
  Stream slow(*channel_, kSubscribe, Trades(kHynix));
  ASSERT_FALSE(slow.Until(IsLive).empty());
  // Large trades, until the buffers of both ends are full and events are skipped.
  const std::string large = ",\"77777\":\"" + std::string(40'000, 'x') + '"';
  int trades = 0;
  const std::string skipped = "kiwoom_events_skipped_total{policy=\"skip\"}";
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (Metric(skipped) < 20 && std::chrono::steady_clock::now() < end) {
    for (int i = 0; i < 20; ++i) {
      simulator_->PushFrame(Frame(kHynix, "\"13\":\"" + std::to_string(++trades) + '"' + large));
    }
  }
  uint64_t told = 0;
  int delivered = 0;
  ASSERT_FALSE(slow.Until([&](const v1::Event& event) {
                     told += event.skipped();
                     delivered += event.has_trade();
                     return event.trade().cumulative_volume() == trades;
                   })
                   .empty());
  const std::string text = Metrics();
  EXPECT_GE(told, 20u);
  EXPECT_EQ(ValueIn(text, skipped), static_cast<double>(told));
  EXPECT_EQ(ValueIn(text, "kiwoom_events_total{type=\"Trade\"}"), trades);
  EXPECT_EQ(delivered + static_cast<int>(told), trades);
  EXPECT_EQ(ValueIn(text, "kiwoom_unknown_keys_total{tr=\"0B\"}"), trades);
}

TEST_F(AdminPortTest, RestCallsAreCountedByTheirResult) {
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code("001");
  int answered = 0, limited = 0;
  // One a second: a call with less time than that is refused as soon as another has just gone.
  for (int i = 0; i < 200 && limited == 0; ++i) {
    v1::GetSectorPriceResponse response;
    grpc::ClientContext context;
    const bool patient = answered == 0;
    context.set_deadline(std::chrono::system_clock::now() + (patient ? kPatience : std::chrono::milliseconds(300)));
    const grpc::Status status =
        grpc::internal::BlockingUnaryCall<v1::GetSectorPriceRequest, v1::GetSectorPriceResponse,
                                          google::protobuf::MessageLite, google::protobuf::MessageLite>(
            channel_.get(),
            grpc::internal::RpcMethod("/kiwoom.v1.SectorService/GetSectorPrice", grpc::internal::RpcMethod::NORMAL_RPC),
            &context, request, &response);
    answered += status.ok();
    limited += status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED;
    ASSERT_TRUE(status.ok() || status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
  }
  const std::string method = "{grpc_method=\"kiwoom.v1.SectorService/GetSectorPrice\"";
  AwaitMetric("grpc_server_call_duration_seconds_count" + method + ",grpc_status=\"RESOURCE_EXHAUSTED\"}", limited);
  const std::string text = Metrics();
  const std::string calls = "kiwoom_rest_calls_total{session=\"default\",tr=\"ka20001\",result=";
  EXPECT_EQ(ValueIn(text, calls + "\"ok\"}"), answered);
  EXPECT_EQ(limited, 1);
  EXPECT_EQ(ValueIn(text, calls + "\"LOCAL_RATE_LIMIT\"}"), limited);
  EXPECT_EQ(ValueIn(text, "kiwoom_rest_wait_seconds_count{session=\"default\"}"), answered);
  EXPECT_EQ(ValueIn(text, "kiwoom_rest_calls_total{session=\"default\",tr=\"au10001\",result=\"ok\"}"), 1);
  EXPECT_FALSE(std::isnan(ValueIn(text, "kiwoom_rest_quota_used_ratio{session=\"default\"}")));
  EXPECT_GT(ValueIn(text, "kiwoom_token_expiry_timestamp_seconds{session=\"default\"}"),
            static_cast<double>(std::time(nullptr)));
  EXPECT_EQ(ValueIn(text, "grpc_server_call_started_total" + method + "}"), answered + limited);
  EXPECT_EQ(ValueIn(text, "grpc_server_call_duration_seconds_count" + method + ",grpc_status=\"OK\"}"), answered);
  EXPECT_EQ(ValueIn(text, "grpc_server_call_duration_seconds_count" + method + ",grpc_status=\"RESOURCE_EXHAUSTED\"}"),
            limited);
}

// The series of a text, without their values.
std::set<std::string> Series(const std::string& text) {
  std::set<std::string> series;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("#")) series.insert(line.substr(0, line.rfind(' ')));
  }
  return series;
}

TEST_F(AdminPortTest, ClientsAddNoLabels) {
  v1::GetGatewayResponse response;
  const auto ask = [&](int i) {
    Ask(*channel_, "/kiwoom.v1.Odd" + std::to_string(i) + "/Method\xC3\xA9" + std::to_string(i),
        v1::GetGatewayRequest(), response);
  };
  ask(0);
  // A call is over when its end has reached the client, a moment later than the client sees it.
  const std::string ended =
      "grpc_server_call_duration_seconds_count{grpc_method=\"other\",grpc_status=\"UNIMPLEMENTED\"}";
  AwaitMetric(ended, 1);
  const std::set<std::string> before = Series(Metrics());
  for (int i = 1; i < 100; ++i) ask(i);
  AwaitMetric(ended, 100);
  const std::string text = Metrics();
  EXPECT_EQ(Series(text), before);
  EXPECT_EQ(ValueIn(text, "grpc_server_call_started_total{grpc_method=\"other\"}"), 100);
  EXPECT_EQ(ValueIn(text, "kiwoom_refused_calls_total{reason=\"REQUEST_INVALID\"}"), 100);
  EXPECT_THAT(text, Not(HasSubstr("Odd")));
}

TEST_F(AdminPortTest, TheStatusPageShowsTheGatewayAndNoSecret) {
  Stream alice(*channel_, kSubscribe, Trades(kSamsung));
  ASSERT_FALSE(alice.Until(IsLive).empty());
  const std::string page = BodyOf(Get("/statusz"));
  EXPECT_THAT(page, HasSubstr("<td>default</td><td>live</td>"));
  EXPECT_THAT(page, HasSubstr("<td>ipv4:127.0.0.1:"));
  EXPECT_THAT(page, HasSubstr("<td>live</td><td>1</td>")) << "a topic";
  for (const std::string& text : {page, Metrics(), Get("/readyz")}) {
    for (const char* secret : Secrets()) EXPECT_THAT(text, Not(HasSubstr(secret)));
  }
}

TEST_F(AdminPortTest, AnOutageOfTheBrokerIsNotUnreadiness) {
  AllowWarning("there is no session with the broker");
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 200");
  simulator_->RefuseConnections(true);
  simulator_->DropSessions();
  AwaitMetric("kiwoom_session_state{session=\"default\",state=\"lost\"}", 1);
  EXPECT_EQ(StatusOf(Get("/livez")), "HTTP/1.1 200");
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 200");
  EXPECT_THAT(Get("/readyz"), HasSubstr("session default: lost"));
  for (const char* service : {"", "kiwoom.v1.MarketDataService", "grpc.health.v1.Health"}) {
    EXPECT_EQ(Health(service), HealthCheckResponse::SERVING) << service;
  }
}

// A health watch on the test's thread.
class HealthWatch {
 public:
  HealthWatch(grpc::Channel& channel, const std::string& service) {
    HealthCheckRequest request;
    request.set_service(service);
    context_.set_deadline(std::chrono::system_clock::now() + kPatience);
    reader_.reset(grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(&channel, rpc_, &context_, request));
  }
  ~HealthWatch() {
    context_.TryCancel();
    HealthCheckResponse response;
    while (reader_->Read(&response)) {
    }
    reader_->Finish();
  }
  // -1: the stream has ended.
  int Next() {
    HealthCheckResponse response;
    return reader_->Read(&response) ? response.status() : -1;
  }

 private:
  const grpc::internal::RpcMethod rpc_{"/grpc.health.v1.Health/Watch", grpc::internal::RpcMethod::SERVER_STREAMING};
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> reader_;
};

TEST_F(AdminPortTest, WatchersLearnThatTheGatewayStops) {
  HealthWatch all(*channel_, ""), one(*channel_, "kiwoom.v1.MarketDataService"), none(*channel_, "kiwoom.v1.Nothing");
  EXPECT_EQ(all.Next(), HealthCheckResponse::SERVING);
  EXPECT_EQ(one.Next(), HealthCheckResponse::SERVING);
  EXPECT_EQ(none.Next(), HealthCheckResponse::SERVICE_UNKNOWN);
  gateway_->Stop();
  EXPECT_EQ(all.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(one.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(all.Next(), -1);
}

class SessionRequiredTest : public AdminPortTest {
 protected:
  config::Config Config() const override {
    config::Config config = AdminPortTest::Config();
    config.not_ready_without_session = true;
    return config;
  }
};

TEST_F(SessionRequiredTest, AFlagMakesAnOutageUnreadiness) {
  AllowWarning("there is no session with the broker");
  HealthWatch watch(*channel_, "");
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 200");
  simulator_->RefuseConnections(true);
  simulator_->DropSessions();
  EXPECT_EQ(watch.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 503");
  EXPECT_EQ(StatusOf(Get("/livez")), "HTTP/1.1 200");
  simulator_->RefuseConnections(false);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 200");
}

}  // namespace
}  // namespace kiwoom::tests
