#include "clients/cli/commands/subscribe_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
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
ABSL_DECLARE_FLAG(bool, reconnect);
ABSL_DECLARE_FLAG(absl::Duration, connect_timeout);

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
          if (later_.empty() || ++calls_ == 1) return answer_;
          return later_[std::min<size_t>(calls_ - 2, later_.size() - 1)];
        }) {
    answer_ = {{Make("SubscribeResponse", kStream)->SerializeAsString()}, grpc::Status::OK};
    absl::SetFlag(&FLAGS_reconnect, false);
  }

  absl::Status Run(std::vector<std::string> arguments, bool json) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Subscribe(pointers,
                     Invocation{Directory(), Contract(), gateway_.address(), {}, json, 66, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  FakeGateway::Answer answer_;
  std::vector<FakeGateway::Answer> later_;  // to the second call, the third …; empty: as to the first
  size_t calls_ = 0;
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
  EXPECT_THAT(out_.str(), HasSubstr("subscribed  "));
  EXPECT_THAT(out_.str(), HasSubstr("  005930     Trade"));
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

// Nothing is printed twice, nothing is missing, and the output tells what happened.
TEST_F(SubscribeCommandTest, ConnectsAgainAndResumesWhereItWas) {
  absl::SetFlag(&FLAGS_reconnect, true);
  absl::SetFlag(&FLAGS_count, 5);
  answer_.status = grpc::Status(grpc::StatusCode::UNAVAILABLE, "The gateway is stopping.");
  later_ = {{{}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "Not yet.")},
            {{Make("SubscribeResponse",
                   "events { acknowledgement { subscription_id: '2' } }"
                   "events { resumption { results { registration { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 }"
                   "                                outcome: RESUMPTION_OUTCOME_RESUMED replayed_count: 1 } } }"
                   "events { item: '005930' epoch: 7 sequence: 4 replayed: true trade { current_price: 87100 } }"
                   "events { item: '005930' epoch: 7 sequence: 6 trade { current_price: 87300 } }")
                  ->SerializeAsString()},
             grpc::Status::OK}};
  ASSERT_TRUE(Run({"Trade:005930"}, /*json=*/true).ok());
  const auto request = Make("SubscribeRequest", "");
  ASSERT_TRUE(request->ParseFromString(request_));
  EXPECT_EQ(request->ShortDebugString(),
            "interests { type: REALTIME_TYPE_TRADE items: \"005930\" "
            "resume { item: \"005930\" epoch: 7 sequence: 3 } }");
  std::string kinds;
  for (const absl::string_view line : absl::StrSplit(out_.str(), '\n', absl::SkipEmpty())) {
    for (const char* kind : {"disconnected", "acknowledgement", "resumption", "inconsistent", "\"sequence\":\"3",
                             "\"sequence\":\"4", "\"sequence\":\"6"}) {
      if (absl::StrContains(line, kind)) absl::StrAppend(&kinds, kind, " ");
    }
  }
  EXPECT_EQ(kinds,
            "acknowledgement \"sequence\":\"3 disconnected disconnected acknowledgement resumption "
            "\"sequence\":\"4 inconsistent \"sequence\":\"6 ");
}

TEST_F(SubscribeCommandTest, AnErrorThatDoesNotPassEndsIt) {
  absl::SetFlag(&FLAGS_reconnect, true);
  answer_.status = grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "No such item.");
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "INVALID_ARGUMENT: No such item.");
}

TEST_F(SubscribeCommandTest, GivesUpWhereNobodyListens) {
  absl::SetFlag(&FLAGS_reconnect, true);
  absl::SetFlag(&FLAGS_connect_timeout, absl::Milliseconds(300));
  answer_ = {{}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "Not yet.")};
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "UNAVAILABLE: Not yet.");
  EXPECT_THAT(out_.str(),
              HasSubstr("{\"disconnected\":{\"code\":\"UNAVAILABLE\",\"reason\":\"\",\"message\":\"Not yet.\""));
}

TEST_F(SubscribeCommandTest, AMalformedMessageIsAnError) {
  answer_.messages = {"\xff\xff"};
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "The gateway sent a message that the contract does not define.");
}

}  // namespace
}  // namespace kiwoom::cli
