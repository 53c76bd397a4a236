// The HTTP door of a gateway in a process of its own, as curl, a browser and its page see it.

#include <gmock/gmock.h>
#include <openssl/sha.h>
#include <signal.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "service/http/test_browser.h"
#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"

using namespace std::string_literals;

namespace kiwoom::tests {
namespace {

using http::TestBrowser;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kJson[] = "application/json";
constexpr char kConnect[] = "application/connect+json";
constexpr char kGrpcWeb[] = "application/grpc-web+proto";
constexpr char kSubscribeTrade[] = "/kiwoom.v1.MarketDataService/SubscribeTrade";

std::string Enveloped(const std::string& message) {
  return "\0\0\0"s + static_cast<char>(message.size() >> 8) + static_cast<char>(message.size()) + message;
}

// Reads the envelopes of a stream, which need not begin where chunks do.
class Envelopes {
 public:
  explicit Envelopes(TestBrowser& browser) : browser_(browser) {}

  // The flags of the next one; its message is `message`. -1: the stream has ended.
  int Next() {
    while (bytes_.size() < 5 || bytes_.size() < 5 + Size()) {
      const std::string chunk = browser_.ReceiveChunk();
      if (chunk.empty()) return -1;
      bytes_ += chunk;
    }
    const int flags = static_cast<unsigned char>(bytes_[0]);
    message = bytes_.substr(5, Size());
    bytes_.erase(0, 5 + message.size());
    return flags;
  }

  std::string message;

 private:
  size_t Size() const {
    size_t size = 0;
    for (int i = 1; i <= 4; ++i) size = size << 8 | static_cast<unsigned char>(bytes_[i]);
    return size;
  }

  TestBrowser& browser_;
  std::string bytes_;
};

class HttpDoorTest : public ::testing::Test {
 protected:
  void Start(double rows_per_second, std::vector<std::string> flags = {}) {
    std::filesystem::create_directories(directory_);
    simulator::Options options;
    options.rows_per_second = rows_per_second;
    options.automatic_orders = false;
    auto simulator = simulator::Simulator::Start(options);
    ASSERT_TRUE(simulator.ok()) << simulator.status();
    simulator_ = *std::move(simulator);
    gateway_ =
        std::make_unique<GatewayProcess>(*simulator_, directory_, "gateway", GatewayProcess::Settings{.flags = flags});
    ASSERT_TRUE(simulator_->WaitForLogins(1, absl::Seconds(30)));
  }
  int port() const { return gateway_->http_port(); }

  // Reads a gRPC-Web stream of `Subscribe` and checks that nothing is missing without a word. Returns how much it was
  // told to have missed.
  uint64_t ReadEvents(Envelopes& stream, int wanted) {
    uint64_t skipped = 0;
    while (wanted > 0) {
      EXPECT_EQ(stream.Next(), 0);
      v1::SubscribeResponse response;
      if (!response.ParseFromString(stream.message)) {
        ADD_FAILURE() << "no SubscribeResponse";
        return skipped;
      }
      for (const v1::Event& event : response.events()) {
        if (!event.has_trade()) continue;
        v1::Event& last = last_[event.item()];
        if (last.epoch() == event.epoch()) {
          EXPECT_EQ(event.sequence() - last.sequence() - 1, event.skipped());
        }
        skipped += event.skipped();
        last = event;
        --wanted;
      }
    }
    return skipped;
  }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  std::unique_ptr<simulator::Simulator> simulator_;
  std::unique_ptr<GatewayProcess> gateway_;
  std::map<std::string, v1::Event> last_;  // of each item
};

TEST_F(HttpDoorTest, CurlAsksForASector) {
  Start(0);
  TestBrowser curl(port());
  const auto answer = curl.Ask(TestBrowser::Post("/kiwoom.v1.SectorService/GetSectorPrice", kJson,
                                                 R"({"market":"MARKET_KOSPI","sector_code":"001"})"));
  EXPECT_EQ(answer.status(), "HTTP/1.1 200");
  EXPECT_THAT(answer.body, HasSubstr(R"("currentPrice":)"));
  const auto refused = curl.Ask(TestBrowser::Post("/kiwoom.v1.SectorService/GetSectorPrice", kJson, "{}"));
  EXPECT_EQ(refused.status(), "HTTP/1.1 400");
  EXPECT_THAT(refused.body,
              StartsWith(R"({"code":"invalid_argument","message":"market is required (시장구분): set it)"));
  EXPECT_THAT(gateway_->log(), HasSubstr("request " + refused.Header("Trailer-Kiwoom-Request-Id")));
  EXPECT_EQ(curl.Ask(TestBrowser::Post("/grpc.health.v1.Health/Check", kJson, "{}")).body, R"({"status":"SERVING"})");
  const std::string reflection = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
  EXPECT_THAT(curl.Ask(TestBrowser::Post(reflection, kJson, "{}")).body, HasSubstr("call it by gRPC"));
}

TEST_F(HttpDoorTest, ConnectStreamsTrades) {
  Start(200);
  TestBrowser browser(port());
  browser.Send(TestBrowser::Post(kSubscribeTrade, kConnect, Enveloped(R"({"items":["005930"]})")));
  EXPECT_THAT(browser.ReceiveHead(), HasSubstr("Content-Type: application/connect+json\r\n"));
  Envelopes stream(browser);
  bool live = false, trade = false;
  while (!live || !trade) {
    ASSERT_EQ(stream.Next(), 0) << stream.message;
    live |= stream.message.find(R"("live":{)") != std::string::npos;
    trade |= stream.message.find(R"("trade":{)") != std::string::npos;
  }
}

TEST_F(HttpDoorTest, ASlowReaderSkipsAndIsToldSo) {
  Start(4000, {"--queue_limit=64"});
  const std::string request = Enveloped(Wanting({{v1::REALTIME_TYPE_TRADE, {"005930", "000660"}}}).SerializeAsString());
  TestBrowser slow(port(), 4096), quick(port());
  slow.Send(TestBrowser::Post(kSubscribe, kGrpcWeb, request));
  slow.ReceiveHead();
  quick.Send(TestBrowser::Post(kSubscribe, kGrpcWeb, request));
  quick.ReceiveHead();
  Envelopes quick_stream(quick), slow_stream(slow);
  ReadEvents(quick_stream, 20'000);  // more than the socket of the other takes
  last_.clear();
  uint64_t skipped = 0;
  for (int read = 0; skipped == 0 && read < 50'000; read += 1000) skipped = ReadEvents(slow_stream, 1000);
  EXPECT_GT(skipped, 0u);
}

TEST_F(HttpDoorTest, SigtermEndsStreamsWithAReason) {
  Start(100);
  TestBrowser connect(port()), web(port());
  connect.Send(TestBrowser::Post(kSubscribeTrade, kConnect, Enveloped(R"({"items":["005930"]})")));
  web.Send(TestBrowser::Post(kSubscribe, kGrpcWeb,
                             Enveloped(Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}}).SerializeAsString())));
  connect.ReceiveHead();
  web.ReceiveHead();
  Envelopes connect_stream(connect), web_stream(web);
  ReadEvents(web_stream, 10);
  gateway_->Signal(SIGTERM);
  bool draining = false;
  int flags = 0;
  while ((flags = connect_stream.Next()) == 0) {
    draining |= connect_stream.message.find(R"("draining":{)") != std::string::npos;
  }
  EXPECT_TRUE(draining);
  EXPECT_EQ(flags, 2);
  EXPECT_THAT(connect_stream.message,
              StartsWith(R"({"error":{"code":"unavailable","message":"The gateway is shutting)"));
  EXPECT_THAT(connect_stream.message, HasSubstr("DRAINING"));
  while ((flags = web_stream.Next()) == 0) {
  }
  EXPECT_EQ(flags, 0x80);
  EXPECT_THAT(web_stream.message, StartsWith("grpc-status: 14\r\n"));
  EXPECT_EQ(gateway_->Wait(), 0);
}

TEST_F(HttpDoorTest, ATokenThatIsTakenAwayEndsItsStream) {
  const std::string token = "test-token-of-the-desk-0123456789";
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest);
  std::string hex;
  for (const unsigned char byte : digest) {
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", byte);
    hex += digits;
  }
  std::filesystem::create_directories(directory_);
  const std::string file = directory_ + "/callers.yaml";
  const auto write = [&](const std::string& sha) {
    std::ofstream(file + ".new") << "callers: [{name: desk, token_sha256: " << sha << ", scopes: [market_data]}]\n";
    chmod((file + ".new").c_str(), 0600);
    std::filesystem::rename(file + ".new", file);
  };
  write(hex);
  Start(100, {"--callers_file=" + file});
  TestBrowser stranger(port()), desk(port());
  EXPECT_EQ(stranger.Ask(TestBrowser::Post("/kiwoom.v1.SessionService/ListSessions", kJson, "{}")).status(),
            "HTTP/1.1 401");
  desk.Send(TestBrowser::Post(kSubscribeTrade, kConnect, Enveloped(R"({"items":["005930"]})"),
                              "Authorization: Bearer " + token + "\r\n"));
  EXPECT_THAT(desk.ReceiveHead(), StartsWith("HTTP/1.1 200"));
  Envelopes stream(desk);
  ASSERT_EQ(stream.Next(), 0);
  write(std::string(64, 'a'));
  gateway_->Signal(SIGHUP);
  int flags = 0;
  while ((flags = stream.Next()) == 0) {
  }
  EXPECT_EQ(flags, 2);
  EXPECT_THAT(stream.message,
              HasSubstr(R"("code":"permission_denied","message":"The operator has removed this caller)"));
  EXPECT_EQ(gateway_->log().find(token), std::string::npos);
}

TEST_F(HttpDoorTest, OnlyListedPagesMayCall) {
  Start(0, {"--http_origins=https://desk.example"});
  TestBrowser browser(port());
  const auto preflight = browser.Ask(
      "OPTIONS /kiwoom.v1.SectorService/GetSectorPrice HTTP/1.1\r\nHost: localhost\r\nOrigin: https://desk.example\r\n"
      "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,content-type\r\n\r\n",
      /*head=*/true);
  EXPECT_EQ(preflight.status(), "HTTP/1.1 204");
  EXPECT_EQ(preflight.Header("Access-Control-Allow-Origin"), "https://desk.example");
  const auto listed =
      browser.Ask(TestBrowser::Post("/grpc.health.v1.Health/Check", kJson, "{}", "Origin: https://desk.example\r\n"));
  EXPECT_EQ(listed.body, R"({"status":"SERVING"})");
  EXPECT_EQ(listed.Header("Access-Control-Allow-Origin"), "https://desk.example");
  EXPECT_EQ(
      browser.Ask(TestBrowser::Post("/grpc.health.v1.Health/Check", kJson, "{}", "Origin: https://evil.example\r\n"))
          .status(),
      "HTTP/1.1 403");
  TestBrowser rebound(port());
  EXPECT_EQ(rebound.Ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status(), "HTTP/1.1 421");
}

}  // namespace
}  // namespace kiwoom::tests
