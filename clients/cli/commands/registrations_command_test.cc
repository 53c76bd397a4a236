#include "clients/cli/commands/registrations_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(std::vector<std::string>, state);
ABSL_DECLARE_FLAG(std::string, subscription);

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RegistrationsCommandTest : public testing::Test {
 protected:
  RegistrationsCommandTest()
      : gateway_([this](const std::string& method, const std::string& bytes) -> FakeGateway::Answer {
          EXPECT_EQ(method, "/kiwoom.v1.SessionService/ListRegistrations");
          const auto request = Make("ListRegistrationsRequest", "");
          EXPECT_TRUE(request->ParseFromString(bytes));
          requests_.push_back(request->ShortDebugString());
          if (!status_.ok()) return {{}, status_};
          const std::string page = requests_.size() - 1 < pages_.size() ? pages_[requests_.size() - 1] : "";
          return {{Make("ListRegistrationsResponse", page)->SerializeAsString()}, grpc::Status::OK};
        }) {}

  absl::Status Run(std::vector<std::string> arguments, bool json) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Registrations(pointers,
                         Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  std::vector<std::string> pages_;  // of the answers, in text format
  grpc::Status status_;
  std::vector<std::string> requests_;
  std::ostringstream out_;
  FakeGateway gateway_;
};

constexpr char kTrade[] =
    "registrations { registration { type: REALTIME_TYPE_TRADE item: '005930' } state: REGISTRATION_STATE_LIVE } ";
constexpr char kBook[] =
    "registrations { registration { type: REALTIME_TYPE_ORDER_BOOK item: '005930' } "
    "state: REGISTRATION_STATE_WAITING } ";

TEST_F(RegistrationsCommandTest, PrintsAllPagesAsOneTable) {
  pages_ = {std::string(kTrade) + "next_page_token: 'two'", kBook};
  ASSERT_TRUE(Run({}, /*json=*/false).ok());
  EXPECT_THAT(requests_, ElementsAre("", "page_token: \"two\""));
  EXPECT_EQ(out_.str(),
            "type       item    state    live since  last event  events  streams  session  remark\n"
            "Trade      005930  LIVE                                  0        0\n"
            "OrderBook  005930  WAITING                               0        0\n");
}

TEST_F(RegistrationsCommandTest, PrintsOneJsonObjectPerLine) {
  pages_ = {std::string(kTrade) + "next_page_token: 'two'", kBook};
  ASSERT_TRUE(Run({}, /*json=*/true).ok());
  EXPECT_EQ(out_.str(),
            "{\"registration\":{\"type\":\"REALTIME_TYPE_TRADE\",\"item\":\"005930\"},"
            "\"state\":\"REGISTRATION_STATE_LIVE\"}\n"
            "{\"registration\":{\"type\":\"REALTIME_TYPE_ORDER_BOOK\",\"item\":\"005930\"},"
            "\"state\":\"REGISTRATION_STATE_WAITING\"}\n");
}

TEST_F(RegistrationsCommandTest, AsksForEachArgumentWithTheSameFlags) {
  absl::SetFlag(&FLAGS_state, std::vector<std::string>{"live", "REFUSED"});
  absl::SetFlag(&FLAGS_subscription, "s7");
  ASSERT_TRUE(Run({"Trade:005930,000660", "OrderBook", "MarketStatus"}, /*json=*/false).ok());
  const std::string states = "states: REGISTRATION_STATE_LIVE states: REGISTRATION_STATE_REFUSED";
  EXPECT_THAT(requests_, ElementsAre("subscription_id: \"s7\" types: REALTIME_TYPE_TRADE items: \"005930\" "
                                     "items: \"000660\" " +
                                         states,
                                     "subscription_id: \"s7\" types: REALTIME_TYPE_ORDER_BOOK " + states,
                                     "subscription_id: \"s7\" types: REALTIME_TYPE_MARKET_STATUS " + states));
  EXPECT_EQ(out_.str(), "No registrations.\n");
}

TEST_F(RegistrationsCommandTest, RefusesWhatItDoesNotKnowWithoutACall) {
  EXPECT_THAT(Run({"Trades"}, false).message(), HasSubstr("\"Trades\" is not a TR"));
  for (const char* state : {"open", "unspecified", ""}) {
    absl::SetFlag(&FLAGS_state, std::vector<std::string>{state});
    EXPECT_EQ(Run({}, false).message(), "--state: \"" + std::string(state) +
                                            "\" is not a state: choose from requested, live, refused, waiting, lost.");
  }
  EXPECT_THAT(requests_, testing::IsEmpty());
}

TEST_F(RegistrationsCommandTest, ReportsTheGatewaysError) {
  status_ = grpc::Status(grpc::StatusCode::NOT_FOUND, "No stream has the subscription_id \"x\".");
  EXPECT_EQ(Run({}, true).message(), "NOT_FOUND: No stream has the subscription_id \"x\".");
}

}  // namespace
}  // namespace kiwoom::cli
