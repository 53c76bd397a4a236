#include "clients/cli/commands/get_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(bool, all_pages);

namespace kiwoom::cli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

// Two pages: the second needs the token of the first.
FakeGateway::Answer TwoPages(const std::string& method, const std::string& bytes) {
  if (method != "/kiwoom.v1.SectorService/GetSectorPrice") {
    return {{}, grpc::Status(grpc::StatusCode::UNIMPLEMENTED, method)};
  }
  const auto first = Make("GetSectorPriceRequest", "market: MARKET_KOSPI sector_code: '001'");
  const auto second = Make("GetSectorPriceRequest", "market: MARKET_KOSPI sector_code: '001' page_token: 'two'");
  if (bytes == first->SerializeAsString()) {
    return {{Make("GetSectorPriceResponse", "current_price: 1.5 next_page_token: 'two'")->SerializeAsString()},
            grpc::Status::OK};
  }
  if (bytes == second->SerializeAsString()) {
    return {{Make("GetSectorPriceResponse", "current_price: 2.5")->SerializeAsString()}, grpc::Status::OK};
  }
  return {{}, grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "What is that?")};
}

class GetCommandTest : public testing::Test {
 protected:
  absl::Status Run(std::vector<std::string> arguments, bool json) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Get(pointers, Invocation{Directory(), Contract(), gateway_.address(), "", json, 100, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  FakeGateway gateway_{TwoPages};
  std::ostringstream out_;
};

TEST_F(GetCommandTest, PrintsTheFirstPageAndMentionsMore) {
  EXPECT_TRUE(Run({"SectorPrice", "market=KOSPI", "sector_code=001"}, false).ok());
  EXPECT_THAT(out_.str(), HasSubstr("1.50"));
  EXPECT_THAT(out_.str(), EndsWith("\nThere are more pages: --all_pages.\n"));
}

TEST_F(GetCommandTest, AllPages) {
  absl::SetFlag(&FLAGS_all_pages, true);
  EXPECT_TRUE(Run({"ka20001", "market=KOSPI", "sector_code=001"}, /*json=*/true).ok());
  EXPECT_EQ(out_.str(), "{\"next_page_token\":\"two\",\"current_price\":1.5}\n{\"current_price\":2.5}\n");
}

struct RefusalCase {
  std::vector<std::string> arguments;
  std::string sentence;
};

class RefusedGetTest : public GetCommandTest, public testing::WithParamInterface<RefusalCase> {};

TEST_P(RefusedGetTest, SaysWhy) { EXPECT_EQ(Run(GetParam().arguments, false).message(), GetParam().sentence); }

INSTANTIATE_TEST_SUITE_P(Arguments, RefusedGetTest,
                         testing::ValuesIn(std::vector<RefusalCase>{
                             {{}, "Name what to get: \"kiwoomctl get SectorPrice market=KOSPI sector_code=001\"."},
                             {{"AccessToken"}, "AccessToken has no RPC: it is internal to the gateway."},
                             {{"Trade"}, "Trade is a stream: \"kiwoomctl subscribe Trade\"."},
                             {{"SectorPrice", "sector_code=002"}, "INVALID_ARGUMENT: What is that?"},
                         }));

}  // namespace
}  // namespace kiwoom::cli
