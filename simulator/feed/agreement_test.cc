// The simulator writes text according to recorded frames, the decoder reads it according to the tables. This test
// checks that the two agree.

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "codec/body_decoder.h"
#include "codec/frame_decoder.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "simulator/feed/feed.h"
#include "simulator/market/seoul_time.h"
#include "simulator/wire/rest_body.h"

namespace kiwoom::simulator {
namespace {

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

// Decodes everything that the broker sends.
class DecodingConnection : public Connection, public codec::FrameSink {
 public:
  void Send(SharedText text) override {
    const codec::PaddedText padded(*text);
    const absl::Status status = decoder_.Decode(padded.view(), *this);
    EXPECT_TRUE(status.ok()) << status << "\n" << *text;
  }
  void Close(uint16_t, std::string) override {}
  void Reset() override {}
  size_t queued() const override { return 0; }

  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override {
    ++rows[std::string(tr.code)];
  }
  void OnControl(const codec::ControlFrame& frame) override { EXPECT_EQ(frame.return_code, "0") << frame.text; }
  void OnAnomaly(const codec::Anomaly& anomaly) override { ADD_FAILURE() << anomaly.Describe(); }

  std::map<std::string, int> rows;

 private:
  codec::FrameDecoder decoder_{generated::Trs()};
};

// Checks all types and items through one session.
void ExpectAgreement(const BrokerVariants& variants, uint64_t seed, TradingHours hours, absl::Time begin,
                     absl::Duration step) {
  TokenBook tokens(variants, 1);
  StatsBoard stats;
  Market market(seed, "1111111111", begin, hours);
  WebSocketEndpoint endpoint(variants, tokens, generated::Trs(), stats);
  Feed feed(1, variants, generated::Trs(), market, endpoint);
  DecodingConnection reader;
  endpoint.OnConnect(reader, begin);
  endpoint.OnText(reader, R"({"trnm":"LOGIN","token":")" + tokens.Issue("app", begin).text + R"("})", begin);
  size_t types = 0;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind != codec::Kind::kRealtime) continue;
    ++types;
    const bool has_item = tr->registration == codec::Register::kItem;
    endpoint.OnText(reader,
                    R"({"trnm":"REG","grp_no":"1","data":[{"item":)" +
                        std::string(has_item ? R"(["001","005930","000020_AL","000660_NX","069500"])" : R"([""])") +
                        R"(,"type":[")" + std::string(tr->code) + R"("]}]})",
                    begin);
    for (const char* item : {"001", "005930", "069500", ""}) {
      const auto frame = feed.CurrentFrame({std::string(tr->code), item});
      if (frame) reader.Send(std::make_shared<const std::string>(*frame));
    }
  }
  reader.rows.clear();
  for (int i = 0; i < 8'000 && !::testing::Test::HasFailure(); ++i) feed.Step(begin + step * i);
  // Orders that are refused, and orders received at night.
  for (const Side side : {Side::kBuy, Side::kSell}) {
    feed.PlaceOrder({side, "005930", 1'000'000, 1}, begin + step * 8'000);
  }
  feed.Flush();
  EXPECT_EQ(reader.rows.size(), types);
}

TEST(AgreementTest, DecodesEveryRowOfEveryTypeCompletely) {
  for (const size_t rows_per_frame : {1, 7}) {
    BrokerVariants variants;
    variants.registrations_per_second = 1'000;
    variants.rows_per_frame = rows_per_frame;
    variants.member_order = rows_per_frame > 1 ? MemberOrder::kRandom : MemberOrder::kLive;
    variants.short_order_books = rows_per_frame > 1;
    ExpectAgreement(variants, rows_per_frame, TradingHours::kAlways, kTen, absl::Milliseconds(100));
    ExpectAgreement(variants, rows_per_frame, TradingHours::kTimetable, kTen - absl::Hours(4), absl::Seconds(10));
  }
}

class NoAnomalies : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { ADD_FAILURE() << anomaly.Describe(); }
};

void ExpectResponses(const Market& market) {
  const AskedFields asked = {{"market", "0"}, {"sector_code", "001"}, {"exchange", "3"}, {"measure", "0"}};
  int responses = 0;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind != codec::Kind::kRest || tr->role != codec::Role::kNone) continue;
    AskedFields fields = asked;
    for (const codec::Row& row : tr->request->rows) {
      if (row.name == "stock_code") fields = {{"stock_code", "005930"}};
    }
    const RestBody::Page page = RestBody(*tr, 1'000).Write(market, fields, 0);
    const codec::PaddedText body("{" + page.members + R"(,"return_code":0,"return_msg":""})");
    NoAnomalies sink;
    const auto read = codec::BodyDecoder(*tr).Decode(body.view(), sink);
    ASSERT_TRUE(read.ok()) << tr->code << ": " << read.status();
    EXPECT_FALSE(read->message.empty());
    ++responses;
  }
  EXPECT_GT(responses, 0);
}

TEST(AgreementTest, DecodesEveryResponseCompletely) {
  for (const int hours : {-4, -2, 0, 7}) {
    ExpectResponses(Market(1, "1111111111", kTen + absl::Hours(hours), TradingHours::kTimetable));
  }
  ExpectResponses(Market(1, "1111111111", kTen));
}

}  // namespace
}  // namespace kiwoom::simulator
