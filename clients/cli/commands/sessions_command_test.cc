#include "clients/cli/commands/sessions_command.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

FakeGateway::Answer TwoSessions(const std::string& method, const std::string&) {
  if (method != "/kiwoom.v1.SessionService/ListSessions") {
    return {{}, grpc::Status(grpc::StatusCode::UNIMPLEMENTED, method)};
  }
  const auto response = Make("ListSessionsResponse", R"(
    sessions {
      name: "main" state: UPSTREAM_STATE_LIVE registration_count: 7 item_count: 5 item_limit: 200
      last_market_row_time { seconds: 1784510000 nanos: 123000000 }
    }
    sessions {
      name: "second" state: UPSTREAM_STATE_LOST item_count: 12 item_limit: 200 reconnect_count: 3
      last_error: "refused\x1b[2J"
    })");
  return {{response->SerializeAsString()}, grpc::Status::OK};
}

class SessionsCommandTest : public testing::Test {
 protected:
  absl::Status Run(std::vector<std::string> arguments, bool json = false) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Sessions(pointers,
                    Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
  }

  FakeGateway gateway_{TwoSessions};
  std::ostringstream out_;
};

TEST_F(SessionsCommandTest, PrintsATableOfThem) {
  EXPECT_TRUE(Run({}).ok());
  EXPECT_EQ(out_.str(),
            "세션    상태  등록    종목  재접속  마지막 시세   오류\n"
            "main    LIVE     7   5/200       0  10:13:20.123\n"
            "second  LOST     0  12/200       3                refused�[2J\n");
}

TEST_F(SessionsCommandTest, PrintsAnObjectForEach) {
  EXPECT_TRUE(Run({}, /*json=*/true).ok());
  EXPECT_EQ(
      out_.str(),
      "{\"name\":\"main\",\"state\":\"UPSTREAM_STATE_LIVE\",\"last_market_row_time\":\"2026-07-20T01:13:20.123Z\","
      "\"registration_count\":7,\"item_count\":5,\"item_limit\":200}\n"
      "{\"name\":\"second\",\"state\":\"UPSTREAM_STATE_LOST\",\"item_count\":12,\"item_limit\":200,"
      "\"reconnect_count\":\"3\",\"last_error\":\"refused\\u001b[2J\"}\n");
}

TEST_F(SessionsCommandTest, TakesNoArguments) {
  const absl::Status status = Run({"main"});
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "\"main\" is too much: sessions lists all.");
}

}  // namespace
}  // namespace kiwoom::cli
