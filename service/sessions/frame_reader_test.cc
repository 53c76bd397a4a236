#include "service/sessions/frame_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "codec/padded_text.h"
#include "service/rest/test_rest_trs.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;

const absl::Time kReceived = absl::FromUnixSeconds(1'790'000'000);
// The wall clock was set back by an hour since the process started.
const clock::Moment kMoment{kReceived + absl::Hours(1), kReceived};

class FrameReaderTest : public ::testing::Test, public RowSink {
 protected:
  void Read(std::string_view frame) {
    const codec::PaddedText text(frame);
    reader_.Read(text.view(), kMoment);
  }

  void OnMessage(absl::Time received) override { Hear("message", received); }
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view, absl::Time received) override {
    Hear(absl::StrCat(std::string(tr.code), " ", std::string(item)), received);
  }
  void OnUnreadable(absl::Time received) override { Hear("unreadable", received); }

  void Hear(std::string what, absl::Time received) {
    EXPECT_EQ(received, kReceived) << what;
    heard_.push_back(std::move(what));
  }

  const codec::Tr trade_ = [] {
    codec::Tr trade = kTrade;
    trade.response = &rest::kPriceResponse;
    return trade;
  }();
  const codec::Tr* const trs_[1] = {&trade_};
  std::vector<std::string> heard_;
  telemetry::AnomalyLog anomalies_{[](const std::string&) {}, [](std::string_view text) { return std::string(text); }};
  FrameReader reader_{trs_, *this, anomalies_, [this](const codec::ControlFrame& frame, clock::Moment received) {
                        EXPECT_EQ(received.steady, kMoment.steady);
                        Hear(absl::StrCat("control ", std::string(frame.trnm)), received.wall);
                      }};
};

TEST_F(FrameReaderTest, DispatchesRowsControlFramesAndAnomalies) {
  Read(
      R"({"trnm":"REAL","data":[{"type":"0B","item":"005930","values":{}},{"type":"0B","item":"000660","values":{}}]})");
  Read(R"({"trnm":"PING"})");
  EXPECT_THAT(heard_, ElementsAre("message", "0B 005930", "0B 000660", "message", "control PING"));
  EXPECT_EQ(anomalies_.total(), 0u);
}

TEST_F(FrameReaderTest, ARowWithoutAnItemIsNotDelivered) {
  Read(R"({"trnm":"REAL","data":[{"type":"0B","item":"","values":{}},{"type":"0B","item":"000660","values":{}}]})");
  EXPECT_THAT(heard_, ElementsAre("message", "unreadable", "0B 000660"));
  EXPECT_EQ(anomalies_.total(), 1u);
}

// A REAL frame that is merely spelt in another way is read. Anything else that holds rows is a gap for all readers.
TEST_F(FrameReaderTest, AFrameInAnOddSpellingDoesNotVanish) {
  Read(R"({"trnm":"real","Data":[{"type":"0B","item":"005930","values":{}}]})");
  EXPECT_THAT(heard_, ElementsAre("message", "0B 005930"));
  EXPECT_EQ(anomalies_.total(), 2u);
  EXPECT_EQ(anomalies_.broken_frames(), 0u);
  heard_.clear();
  Read(R"({"trnm":null,"data":[{"type":"0B","item":"005930","values":{}}]})");
  EXPECT_THAT(heard_, ElementsAre("message", "unreadable"));
  EXPECT_EQ(anomalies_.CountOf("", "no trnm"), 1u);
  EXPECT_EQ(anomalies_.broken_frames(), 1u);
}

// It costs its own rows, not the session.
TEST_F(FrameReaderTest, TextThatIsNotUtf8IsOneBrokenMessage) {
  Read("{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0B\",\"item\":\"\xC0\xAF\",\"values\":{}}]}");
  Read("\xC0\xAF");
  EXPECT_THAT(heard_, ElementsAre("message", "unreadable", "message", "unreadable"));
  EXPECT_EQ(anomalies_.broken_frames(), 2u);
}

TEST_F(FrameReaderTest, ReportsATruncatedFrame) {
  Read(R"({"trnm":"REAL","data":[{"type":"0B","item":"0059)");
  EXPECT_THAT(heard_, ElementsAre("message", "unreadable"));
  EXPECT_EQ(anomalies_.broken_frames(), 1u);
}

}  // namespace
}  // namespace kiwoom::sessions
