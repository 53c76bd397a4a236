// Whatever the broker sends, the session survives, readers get no wrong data, and the anomaly is counted and logged.

#include <gmock/gmock.h>

#include <algorithm>
#include <utility>

#include "kiwoom/v1/session_service.pb.h"
#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

constexpr char kSamsung[] = "005930";
constexpr char kAccount[] = "7766554433";
constexpr size_t kMiB = 1 << 20;

class BrokenInputTest : public IntegrationFixture {
 protected:
  void SetUp() override {
    IntegrationFixture::SetUp();
    channel_ = gateway_->Connect();
    alice_ = std::make_unique<Stream>(*channel_, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
    ASSERT_FALSE(alice_->Until([](const v1::Event& event) { return event.has_live(); }).empty());
  }
  void TearDown() override {
    alice_.reset();
    channel_.reset();
    IntegrationFixture::TearDown();
  }
  std::vector<const char*> Secrets() const override { return {kAppKey, kSecretKey, kAccount}; }

  static std::string Trade(std::string_view values) {
    return R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{)" + std::string(values) +
           "}}]}";
  }

  // Sends a unique trade and returns the events up to it.
  std::vector<v1::Event> UntilTheNextTrade() {
    const int64_t volume = ++marks_;
    simulator_->PushFrame(Trade(R"("13":")" + std::to_string(volume) + "\""));
    return alice_->Until([&](const v1::Event& event) { return event.trade().cumulative_volume() == volume; });
  }

  v1::GetGatewayResponse Gateway() { return GatewayOf(*channel_); }
  v1::Session Session() { return SessionOf(*channel_); }

  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<Stream> alice_;
  int64_t marks_ = 0;
};

std::string Repeated(std::string_view part, size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  while (times-- > 0) text += part;
  return text;
}

// The contents of a valid WebSocket message that is not a frame of the broker only increment a counter and cause a log
// line.
TEST_F(BrokenInputTest, AnInvalidMessageIsCountedAndLogged) {
  ExpectWarning("the frame is not JSON");
  ExpectWarning("a frame seems to hold rows where no table looks for them: no trnm");
  const struct {
    const char* what;
    std::string frame;
  } kCases[] = {
      {"nothing", ""},
      {"blanks", "   "},
      {"garbage", "\x01\x02 garbage \x7F"},
      {"an array", "[]"},
      {"two frames", R"({"trnm":"PING"}{"trnm":"PING"})"},
      {"a page of a proxy", "<html><body>502 Bad Gateway</body></html>"},
      {"a million brackets", Repeated("[", 1'000'000)},
      {"objects without end", Repeated("{\"a\":", 200'000)},
      {"16 MiB of nothing", std::string(16 * kMiB, ' ')},
      {"16 MiB of a string", "{\"" + std::string(16 * kMiB - 2, 'x')},
      {"text that is not UTF-8", Trade("\"10\":\"\xC0\xAF\"")},
      {"rows without a trnm", R"({"data":[{"type":"0B","item":"005930","values":{"10":"1"}}]})"},
      {"an escape cut in two", Trade(R"("10":"\u00")").substr(0, 90)},
  };
  uint64_t broken = 0;
  ptrdiff_t gaps = 0;
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    simulator_->PushFrame(test.frame);
    const auto events = UntilTheNextTrade();
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.back().skipped(), 0u);
    gaps += std::count_if(events.begin(), events.end(), [](const auto& event) { return event.has_gap(); });
    EXPECT_EQ(Gateway().broken_frame_count(), ++broken);
  }
  EXPECT_EQ(simulator_->stats().logins, 1) << "the session was never dropped";
  EXPECT_EQ(Session().reconnect_count(), 0u);
  EXPECT_GT(gaps, 0) << "they might have contained rows for Alice";
  const auto at = [](const auto& time) { return std::pair(time.seconds(), time.nanos()); };
  const auto before = at(Session().last_upstream_time());
  simulator_->PushFrame("the last");
  // The first gap is reported at once, the rest within a second.
  const auto rest = alice_->Until([&](const v1::Event& event) { return at(event.gap().end_time()) > before; });
  EXPECT_FALSE(rest.empty()) << "the last message is covered as well";
  EXPECT_THAT(log(), HasSubstr("the frame is not JSON"));
}

TEST_F(BrokenInputTest, AFrameMayBeTruncatedAtAnyByte) {
  ExpectWarning("reached nobody");
  ExpectWarning("the frame is not JSON");
  const std::string frame = R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"000020","values":)"
                            R"({"20":"165208","10":"-20800","11":"-50","15":"+82","9081":"1"}}]})";
  uint64_t broken = 0;
  for (size_t size = 0; size < frame.size(); ++size) {
    // Cut inside a character, the message would not be UTF-8, which the WebSocket layer rejects.
    if ((static_cast<unsigned char>(frame[size]) & 0xC0) == 0x80) continue;
    simulator_->PushFrame(frame.substr(0, size));
    ++broken;
  }
  const auto events = UntilTheNextTrade();
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(Gateway().broken_frame_count(), broken);
  EXPECT_EQ(simulator_->stats().logins, 1);
}

// Sixteen MiB of valid JSON: known fields are delivered, the rest is counted.
TEST_F(BrokenInputTest, AHugeRowDeliversItsKnownFields) {
  ExpectWarning("0B[77777]");
  const std::string frame = Trade(R"("10":"-20800","77777":")" + std::string(16 * kMiB - 200, 'x') + "\"");
  ASSERT_LT(frame.size(), 16 * kMiB);
  simulator_->PushFrame(frame);
  const auto events = alice_->Until([](const v1::Event& event) { return event.has_trade(); });
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.back().trade().current_price(), 20800);
  EXPECT_THAT(events.back().trade().unparsed(), ElementsAre(Pair("77777", HasSubstr(" bytes, no room left)"))))
      << "the limit is 64 KiB";
  EXPECT_THAT(log(), HasSubstr("0B[77777]"));
  EXPECT_LT(log().size(), 10'000u) << "a log line is truncated";
  EXPECT_EQ(simulator_->stats().logins, 1);
}

// Fields that no table describes reach the reader verbatim, and account data never reaches the log.
TEST_F(BrokenInputTest, UnparsedFieldsAreDeliveredVerbatimAndCounted) {
  ExpectWarning("reached nobody");
  ExpectWarning("0B[10]");
  ExpectWarning("0B[77777]");
  ExpectWarning("0B[15]");
  ExpectWarning("ZZ");
  ExpectWarning("04[88888]");
  const uint64_t before = Gateway().anomaly_count();
  const std::string deep = Repeated("[", 5'000) + Repeated("]", 5'000);
  simulator_->PushFrame(Trade(R"("10":"12a","77777":"x","15":)" + deep));
  simulator_->PushFrame(R"({"trnm":"REAL","data":[{"type":"ZZ","item":"005930","values":{"10":"1"}}]})");
  simulator_->PushFrame(std::string(R"({"trnm":"REAL","data":[{"type":"04","item":"005930","values":{"9201":")") +
                        kAccount + R"(","930":")" + kAccount + R"(","88888":")" + kAccount + R"("}}]})");
  const auto events = UntilTheNextTrade();
  ASSERT_EQ(events.size(), 2u);
  const auto& unparsed = events.front().trade().unparsed();
  EXPECT_EQ(unparsed.size(), 3u);
  EXPECT_EQ(unparsed.at("10"), "12a");
  EXPECT_EQ(unparsed.at("77777"), "x");
  EXPECT_EQ(unparsed.at("15"), deep);
  // Three in the trade, the type, and the unknown key of the account's row; ten digits are a valid quantity.
  EXPECT_EQ(Gateway().anomaly_count() - before, 5u);
  const std::string said = log();
  for (const char* line : {"0B[10]", "0B[77777]", "0B[15]", "ZZ", "04[88888]"}) EXPECT_THAT(said, HasSubstr(line));
}

// Broker texts are untrusted: they must not forge a log line, flood the log, or leak a secret into it.
TEST_F(BrokenInputTest, ControlFramesLogOneLinePerKind) {
  ExpectWarning("The broker sent an unknown SYSTEM frame");
  ExpectWarning("The broker sent an unknown frame");
  for (int i = 0; i < 1000; ++i) {
    simulator_->PushFrame(R"({"trnm":"SYSTEM","code":"R99999","message":"of test-app-key\n[error] forged"})");
    simulator_->PushFrame(R"({"trnm":"test-secret-key","return_msg":")" + std::string(5000, 'x') + "\"}");
  }
  ASSERT_FALSE(UntilTheNextTrade().empty());
  const std::string said = log();
  EXPECT_THAT(said, HasSubstr("The broker sent an unknown SYSTEM frame: R99999 of <redacted>\\n[error] forged\n"));
  EXPECT_THAT(said, HasSubstr("The broker sent an unknown frame: <redacted> xxx"));
  EXPECT_THAT(said, Not(HasSubstr("\n[error] forged")));
  EXPECT_LT(said.size(), 5000u);
}

// A row without an item, or with one that nobody registered, reaches no reader. It is counted and logged, and a row
// without an item is a gap for all readers.
TEST_F(BrokenInputTest, CountsUndeliverableRows) {
  ExpectWarning("reached nobody");
  ExpectWarning("a row of a REAL frame has no usable item");
  const v1::GetGatewayResponse before = Gateway();
  for (const char* item : {R"("item":"",)", "", R"("item":"A005930",)"}) {
    simulator_->PushFrame(std::string(R"({"trnm":"REAL","data":[{"type":"0B",)") + item + R"("values":{"10":"1"}}]})");
  }
  simulator_->PushFrame(R"({"trnm":"REAL","data":[{"type":"0B","item":" 005930 ","values":{"10":"7"}}]})");
  const auto events = UntilTheNextTrade();
  ASSERT_FALSE(events.empty());
  EXPECT_TRUE(events.front().has_gap()) << "the row may have been of any topic";
  const auto trade = std::find_if(events.begin(), events.end(), [](const auto& event) { return event.has_trade(); });
  EXPECT_EQ(trade->trade().current_price(), 7) << "padding is ignored";
  EXPECT_EQ(Gateway().anomaly_count() - before.anomaly_count(), 2u);
  EXPECT_EQ(Gateway().unrouted_count() - before.unrouted_count(), 1u);
  EXPECT_THAT(log(), HasSubstr("a row of a REAL frame has no usable item"));
}

// A message that the WebSocket does not take ends the connection: one reconnect, which every reader learns of.
class RefusedByTheWebSocketTest : public BrokenInputTest {
 protected:
  void ExpectOneReconnect(std::string message, const char* reason) {
    ASSERT_FALSE(UntilTheNextTrade().empty());
    simulator_->PushFrame(std::move(message));
    ASSERT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
    ASSERT_TRUE(simulator_->WaitForRegistration("0B", kSamsung, absl::Seconds(30)));
    const auto events = UntilTheNextTrade();
    ASSERT_FALSE(events.empty());
    std::vector<v1::Event::EventCase> story;
    for (const v1::Event& event : events) {
      if (!event.has_heartbeat()) story.push_back(event.event_case());
    }
    EXPECT_THAT(story, ElementsAre(v1::Event::kLost, v1::Event::kSessionRestored, v1::Event::kGap, v1::Event::kTrade));
    EXPECT_THAT(events.front().lost().reason(), HasSubstr(reason));
    EXPECT_EQ(events.back().sequence(), 1u) << "in a new epoch";
    EXPECT_EQ(Session().reconnect_count(), 1u);
    EXPECT_EQ(simulator_->stats().logins, 2);
  }
};

TEST_F(RefusedByTheWebSocketTest, AMessageOverTheLimit) {
  ExpectWarning("there is no session with the broker");
  ExpectOneReconnect(std::string(16 * kMiB + 1, ' '), "more than 16 MiB");
}

}  // namespace
}  // namespace kiwoom::tests
