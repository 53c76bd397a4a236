#include "clients/cli/commands/subscribe_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/time/time.h"
#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(uint64_t, count);
ABSL_DECLARE_FLAG(double, seconds);
ABSL_DECLARE_FLAG(bool, without_snapshot);
ABSL_DECLARE_FLAG(bool, disconnect_when_slow);
ABSL_DECLARE_FLAG(bool, wait_for_room);
ABSL_DECLARE_FLAG(absl::Duration, min_interval);
ABSL_DECLARE_FLAG(std::string, resume_file);

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;

constexpr char kStream[] =
    "events { acknowledgement { subscription_id: '1' } }"
    "events { item: '005930' epoch: 7 sequence: 1 trade { current_price: 86800 } }"
    "events { item: '005930' epoch: 7 sequence: 2 trade { current_price: 86900 } }"
    "events { item: '005930' epoch: 7 sequence: 3 trade { current_price: 87000 } }";

class SubscribeCommandTest : public testing::Test {
 protected:
  SubscribeCommandTest()
      : gateway_([this](const std::string& method, const std::string& request) {
          method_ = method;
          request_ = request;
          return answer_;
        }) {
    answer_ = {{Make("SubscribeResponse", kStream)->SerializeAsString()}, grpc::Status::OK};
  }

  absl::Status Run(std::vector<std::string> arguments, bool json) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Subscribe(pointers,
                     Invocation{Directory(), Contract(), gateway_.address(), {}, json, 66, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  FakeGateway::Answer answer_;
  std::string method_;
  std::string request_;
  std::ostringstream out_;
  FakeGateway gateway_;
};

TEST_F(SubscribeCommandTest, SendsTheRequestedInterests) {
  absl::SetFlag(&FLAGS_without_snapshot, true);
  absl::SetFlag(&FLAGS_disconnect_when_slow, true);
  absl::SetFlag(&FLAGS_count, 3);
  EXPECT_TRUE(Run({"Trade:005930,000660", "MarketStatus"}, false).ok());
  EXPECT_EQ(method_, "/kiwoom.v1.MarketDataService/Subscribe");
  const auto request = Make("SubscribeRequest", "");
  ASSERT_TRUE(request->ParseFromString(request_));
  EXPECT_EQ(request->ShortDebugString(),
            "interests { type: REALTIME_TYPE_TRADE items: \"005930\" items: \"000660\" } "
            "interests { type: REALTIME_TYPE_MARKET_STATUS } "
            "slow_reader_policy: SLOW_READER_POLICY_DISCONNECT without_snapshot: true");
}

TEST_F(SubscribeCommandTest, SendsHowItWantsToBeTreated) {
  absl::SetFlag(&FLAGS_wait_for_room, true);
  absl::SetFlag(&FLAGS_min_interval, absl::Milliseconds(1500));
  absl::SetFlag(&FLAGS_count, 3);
  EXPECT_TRUE(Run({"OrderBook:005930"}, false).ok());
  const auto request = Make("SubscribeRequest", "");
  ASSERT_TRUE(request->ParseFromString(request_));
  EXPECT_EQ(request->ShortDebugString(),
            "interests { type: REALTIME_TYPE_ORDER_BOOK items: \"005930\" "
            "min_interval { seconds: 1 nanos: 500000000 } } room_policy: ROOM_POLICY_WAIT");
  absl::SetFlag(&FLAGS_min_interval, absl::Milliseconds(-1));
  EXPECT_EQ(Run({"OrderBook:005930"}, false).message(),
            "--min_interval is negative: set a duration, or 0 for every event.");
}

TEST_F(SubscribeCommandTest, ContinuesFromTheFileThatTheLastRunWrote) {
  const std::string path = testing::TempDir() + "/subscribe_command_positions";
  std::remove(path.c_str());
  absl::SetFlag(&FLAGS_resume_file, path);
  absl::SetFlag(&FLAGS_count, 2);
  EXPECT_TRUE(Run({"Trade:005930"}, true).ok());
  const auto first = Make("SubscribeRequest", "");
  ASSERT_TRUE(first->ParseFromString(request_));
  EXPECT_EQ(first->ShortDebugString(), "interests { type: REALTIME_TYPE_TRADE items: \"005930\" }");

  // The event behind --count was not printed, so it is not lost.
  answer_.status = grpc::Status(grpc::StatusCode::UNAVAILABLE, "The gateway is stopping.");
  absl::SetFlag(&FLAGS_count, 0);
  EXPECT_EQ(Run({"Trade:005930,000660"}, true).message(), "UNAVAILABLE: The gateway is stopping.");
  const auto second = Make("SubscribeRequest", "");
  ASSERT_TRUE(second->ParseFromString(request_));
  EXPECT_EQ(second->ShortDebugString(),
            "interests { type: REALTIME_TYPE_TRADE items: \"005930\" items: \"000660\" "
            "resume { item: \"005930\" epoch: 7 sequence: 2 } }");

  EXPECT_FALSE(Run({"Trade:005930"}, true).ok());
  const auto third = Make("SubscribeRequest", "");
  ASSERT_TRUE(third->ParseFromString(request_));
  EXPECT_EQ(third->ShortDebugString(),
            "interests { type: REALTIME_TYPE_TRADE items: \"005930\" "
            "resume { item: \"005930\" epoch: 7 sequence: 3 } }")
      << "also after an error";
}

// A full disk, or a reader that has closed its end: nobody has seen the events, so the next run must get them.
TEST_F(SubscribeCommandTest, EventsThatCannotBePrintedAreNotForgotten) {
  const std::string path = testing::TempDir() + "/subscribe_command_unprinted";
  std::remove(path.c_str());
  absl::SetFlag(&FLAGS_resume_file, path);
  out_.setstate(std::ios::badbit);
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "The output cannot be written.");
  out_.clear();
  absl::SetFlag(&FLAGS_count, 1);
  EXPECT_TRUE(Run({"Trade:005930"}, true).ok());
  const auto request = Make("SubscribeRequest", "");
  ASSERT_TRUE(request->ParseFromString(request_));
  EXPECT_EQ(request->ShortDebugString(), "interests { type: REALTIME_TYPE_TRADE items: \"005930\" }");
}

TEST_F(SubscribeCommandTest, AFileThatCannotBeWrittenIsReportedBeforeTheStream) {
  absl::SetFlag(&FLAGS_resume_file, testing::TempDir() + "/nowhere/positions");
  EXPECT_THAT(Run({"Trade:005930"}, true).message(), HasSubstr("cannot be written: No such file or directory."));
  EXPECT_EQ(method_, "");
}

TEST_F(SubscribeCommandTest, CountsEventsButNotNotices) {
  absl::SetFlag(&FLAGS_count, 2);
  EXPECT_TRUE(Run({"Trade:005930"}, /*json=*/true).ok());
  EXPECT_EQ(out_.str(),
            "{\"acknowledgement\":{\"subscription_id\":\"1\"}}\n"
            "{\"item\":\"005930\",\"epoch\":\"7\",\"sequence\":\"1\",\"trade\":{\"current_price\":\"86800\"}}\n"
            "{\"item\":\"005930\",\"epoch\":\"7\",\"sequence\":\"2\",\"trade\":{\"current_price\":\"86900\"}}\n");
}

TEST_F(SubscribeCommandTest, PrintsLinesForPeople) {
  absl::SetFlag(&FLAGS_count, 1);
  EXPECT_TRUE(Run({"Trade:005930"}, /*json=*/false).ok());
  EXPECT_THAT(out_.str(), HasSubstr("구독 접수"));
  EXPECT_THAT(out_.str(), HasSubstr("86,800\n"));
}

TEST_F(SubscribeCommandTest, EndsAfterItsTime) {
  answer_.stay_open = true;
  absl::SetFlag(&FLAGS_seconds, 0.2);
  EXPECT_TRUE(Run({"Trade:005930"}, /*json=*/true).ok());
  EXPECT_THAT(out_.str(), HasSubstr("87000"));
}

TEST_F(SubscribeCommandTest, RejectsANegativeDuration) {
  absl::SetFlag(&FLAGS_seconds, -1);
  EXPECT_EQ(Run({"Trade:005930"}, /*json=*/true).message(),
            "--seconds is negative: set a duration, or 0 for no limit.");
}

TEST_F(SubscribeCommandTest, AStreamThatEndsIsAnError) {
  answer_.status = grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "The reader was too slow.");
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "RESOURCE_EXHAUSTED: The reader was too slow.");
  answer_.status = grpc::Status::OK;
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "The gateway ended the stream.");
}

TEST_F(SubscribeCommandTest, AMalformedMessageIsAnError) {
  answer_.messages = {"\xff\xff"};
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "The gateway sent a message that the contract does not define.");
}

}  // namespace
}  // namespace kiwoom::cli
