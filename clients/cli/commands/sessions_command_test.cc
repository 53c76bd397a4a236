#include "clients/cli/commands/sessions_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(std::string, take_back);

namespace kiwoom::cli {
namespace {

class SessionsCommandTest : public testing::Test {
 protected:
  absl::Status Run(bool json, std::span<char* const> arguments = {}) {
    return Sessions(arguments,
                    Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  bool empty_ = false;
  std::string taken_back_;
  std::ostringstream out_;
  FakeGateway gateway_{[this](const std::string& method, const std::string& bytes) -> FakeGateway::Answer {
    if (method == "/kiwoom.v1.SessionService/TakeBackSession") {
      const auto request = Make("TakeBackSessionRequest", "");
      EXPECT_TRUE(request->ParseFromString(bytes));
      taken_back_ = request->ShortDebugString();
      if (taken_back_ != "session: \"default\"") return {{}, grpc::Status(grpc::StatusCode::NOT_FOUND, "No session.")};
      return {{""}, grpc::Status::OK};
    }
    EXPECT_EQ(method, "/kiwoom.v1.SessionService/ListSessions");
    const char* const sessions =
        empty_ ? "" : "sessions { name: 'default' state: UPSTREAM_STATE_LIVE item_limit: 200 }";
    return {{Make("ListSessionsResponse", sessions)->SerializeAsString()}, grpc::Status::OK};
  }};
};

TEST_F(SessionsCommandTest, PrintsATableOrJson) {
  ASSERT_TRUE(Run(/*json=*/false).ok());
  EXPECT_EQ(out_.str(),
            "session  state  login  last heard  last market  registrations  items  limit  reconnects  remark\n"
            "default  LIVE                                               0      0    200           0\n");
  out_.str("");
  ASSERT_TRUE(Run(/*json=*/true).ok());
  EXPECT_EQ(out_.str(), "{\"name\":\"default\",\"state\":\"UPSTREAM_STATE_LIVE\",\"item_limit\":200}\n");
}

TEST_F(SessionsCommandTest, TakesASessionBack) {
  absl::SetFlag(&FLAGS_take_back, "default");
  ASSERT_TRUE(Run(/*json=*/false).ok());
  EXPECT_EQ(taken_back_, "session: \"default\"");
  EXPECT_EQ(out_.str(), "The gateway logs in again in a few seconds: see \"kiwoomctl sessions\".\n");
  absl::SetFlag(&FLAGS_take_back, "nobody");
  EXPECT_EQ(Run(/*json=*/false).message(), "NOT_FOUND: No session.");
}

TEST_F(SessionsCommandTest, SaysThatThereAreNone) {
  empty_ = true;
  ASSERT_TRUE(Run(/*json=*/false).ok());
  EXPECT_EQ(out_.str(), "No sessions.\n");
  out_.str("");
  ASSERT_TRUE(Run(/*json=*/true).ok());
  EXPECT_EQ(out_.str(), "");
}

TEST_F(SessionsCommandTest, TakesNoArguments) {
  char argument[] = "alpha";
  char* const arguments[] = {argument};
  EXPECT_EQ(Run(/*json=*/true, arguments).message(), "sessions takes no arguments: it lists all of them.");
}

}  // namespace
}  // namespace kiwoom::cli
