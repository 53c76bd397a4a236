#include "clients/cli/recording/replay_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/recording/recording_writer.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kSubscribe[] = "/kiwoom.v1.MarketDataService/Subscribe";
constexpr int64_t kSecond = 1'000'000'000;

class ReplayServerTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string path =
        testing::TempDir() + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".rec";
    std::filesystem::remove(path);
    const auto writer = *RecordingWriter::Open(path);
    const std::pair<int64_t, const char*> kRecords[] = {
        {100 * kSecond, "events { acknowledgement { interests { type: REALTIME_TYPE_TRADE items: '005930' } } }"},
        {100 * kSecond, "events { item: '005930' epoch: 7 sequence: 1 trade { current_price: 86800 } }"},
        {101 * kSecond, "events { item: '005930' epoch: 7 sequence: 2 trade { current_price: 86900 } }"}};
    for (const auto& [time, events] : kRecords) {
      ASSERT_TRUE(
          writer->Add(time, RecordKind::kResponse, Make("SubscribeResponse", events)->SerializeAsString()).ok());
    }
    ASSERT_TRUE(writer->Close().ok());
    file_ = *RecordingReader::Open(path);
    summary_ = *Summarize(*file_, Directory());
  }

  void Start(const ReplayPace& pace) {
    auto server = ReplayServer::Start(*file_, summary_, Directory(), Contract(), "127.0.0.1:0", pace);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  // What a stream brings until its end, by kind of event; its status is in status_.
  std::vector<std::string> Stream(const std::string& method, const std::string& request, const std::string& response) {
    GatewayStream stream(GatewayAt(absl::StrCat("127.0.0.1:", server_->port())), method, request);
    std::vector<std::string> events;
    std::string bytes;
    while (true) {
      const auto read = stream.Next(std::chrono::minutes(1), &bytes);
      if (read != GatewayStream::Read::kMessage) break;
      const auto message = Make(response, "");
      EXPECT_TRUE(message->ParseFromString(bytes));
      events.push_back(message->ShortDebugString());
    }
    status_ = stream.status();
    return events;
  }

  std::unique_ptr<RecordingReader> file_;
  RecordingSummary summary_;
  std::unique_ptr<ReplayServer> server_;
  grpc::Status status_;
};

TEST_F(ReplayServerTest, KnowsWhatIsInTheRecording) {
  const uint32_t trade = TrNamed("Trade").event_field;
  EXPECT_THAT(summary_.events, ElementsAre(testing::Pair(trade, ElementsAre(testing::Pair("005930", 2)))));
  EXPECT_THAT(summary_.interests, ElementsAre(testing::Pair(trade, ElementsAre("005930"))));
  EXPECT_EQ(summary_.gaps, 0u);
}

TEST_F(ReplayServerTest, AStreamIsTheRecordingAndThenEnds) {
  Start({.speed = 0});
  for (int reader = 0; reader < 2; ++reader) {
    const auto events =
        Stream(kSubscribe,
               Make("SubscribeRequest", "interests { type: REALTIME_TYPE_TRADE items: '005930' }")->SerializeAsString(),
               "SubscribeResponse");
    ASSERT_EQ(events.size(), 3u);
    EXPECT_THAT(events[0], HasSubstr("acknowledgement { subscription_id: \"replay\""));
    EXPECT_THAT(events[1], HasSubstr("sequence: 1 trade { current_price: 86800 }"));
    EXPECT_EQ(events[2], "events { item: \"005930\" epoch: 7 sequence: 2 trade { current_price: 86900 } }");
    EXPECT_EQ(status_.error_code(), grpc::StatusCode::OUT_OF_RANGE);
    EXPECT_EQ(status_.error_message(), "The recording ends here.");
  }
}

TEST_F(ReplayServerTest, TheMethodsOfOneTypeAreServedToo) {
  Start({.speed = 0});
  const auto events = Stream("/kiwoom.v1.MarketDataService/SubscribeTrade",
                             Make("SubscribeTradeRequest",
                                  "items: '005930' resume { item: '005930' epoch: 7 sequence: 1 "
                                  "received_time { seconds: 100 } }")
                                 ->SerializeAsString(),
                             "SubscribeTradeResponse");
  ASSERT_EQ(events.size(), 2u);
  EXPECT_THAT(events[0], HasSubstr("RESUMPTION_OUTCOME_RESUMED"));
  EXPECT_EQ(events[1], "events { item: \"005930\" epoch: 7 sequence: 2 trade { current_price: 86900 } }");
}

TEST_F(ReplayServerTest, WhatWasNotRecordedIsRefused) {
  Start({.speed = 0});
  const auto events =
      Stream(kSubscribe,
             Make("SubscribeRequest", "interests { type: REALTIME_TYPE_TRADE items: ['000660', '005930'] }")
                 ->SerializeAsString(),
             "SubscribeResponse");
  ASSERT_EQ(events.size(), 3u);
  EXPECT_THAT(events[0], HasSubstr("events { refused { registrations { type: REALTIME_TYPE_TRADE item: \"000660\" } "
                                   "broker_message: \"It is not in the recording.\" } }"));
}

TEST_F(ReplayServerTest, WrongRequestsAreErrors) {
  Start({.speed = 0});
  const struct {
    const char* method;
    const char* request;
    grpc::StatusCode code;
  } kCases[] = {
      {kSubscribe, "", grpc::StatusCode::INVALID_ARGUMENT},
      {kSubscribe, "interests { type: REALTIME_TYPE_TRADE }", grpc::StatusCode::INVALID_ARGUMENT},
      {kSubscribe, "interests { type: REALTIME_TYPE_MARKET_STATUS items: 'X' }", grpc::StatusCode::INVALID_ARGUMENT},
      {kSubscribe, "interests { items: 'X' }", grpc::StatusCode::INVALID_ARGUMENT},
      {"/kiwoom.v1.SessionService/ListSessions", "", grpc::StatusCode::UNIMPLEMENTED},
      {"/kiwoom.v1.MarketDataService/Nothing", "", grpc::StatusCode::UNIMPLEMENTED},
  };
  for (const auto& c : kCases) {
    Stream(c.method, Make("SubscribeRequest", c.request)->SerializeAsString(), "SubscribeResponse");
    EXPECT_EQ(status_.error_code(), c.code) << c.method << " " << c.request;
  }
}

// One recorded second at twice the speed.
TEST_F(ReplayServerTest, KeepsThePaceOfTheRecording) {
  Start({.speed = 2});
  const auto start = std::chrono::steady_clock::now();
  Stream(kSubscribe,
         Make("SubscribeRequest", "interests { type: REALTIME_TYPE_TRADE items: '005930' }")->SerializeAsString(),
         "SubscribeResponse");
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
}

TEST_F(ReplayServerTest, AStreamThatStaysEndsWithTheServer) {
  Start({.speed = 0, .stay = true});
  GatewayStream stream(
      GatewayAt(absl::StrCat("127.0.0.1:", server_->port())), kSubscribe,
      Make("SubscribeRequest", "interests { type: REALTIME_TYPE_TRADE items: '005930' }")->SerializeAsString());
  std::string bytes;
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(stream.Next(std::chrono::minutes(1), &bytes), GatewayStream::Read::kMessage);
  }
  EXPECT_EQ(stream.Next(std::chrono::milliseconds(50), &bytes), GatewayStream::Read::kNothingYet);
  server_.reset();
  EXPECT_EQ(stream.Next(std::chrono::minutes(1), &bytes), GatewayStream::Read::kEnd);
}

}  // namespace
}  // namespace kiwoom::cli
