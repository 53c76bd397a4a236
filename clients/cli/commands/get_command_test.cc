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
ABSL_DECLARE_FLAG(std::string, session);

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
    return Get(pointers, Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
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

TEST_F(GetCommandTest, NamesTheSessionThatIsToAnswer) {
  EXPECT_TRUE(Run({"SectorPrice", "market=KOSPI", "sector_code=001"}, false).ok());
  EXPECT_EQ(gateway_.Metadata("kiwoom-session"), "");
  absl::SetFlag(&FLAGS_session, "second");
  EXPECT_TRUE(Run({"SectorPrice", "market=KOSPI", "sector_code=001"}, false).ok());
  EXPECT_EQ(gateway_.Metadata("kiwoom-session"), "second");
  absl::SetFlag(&FLAGS_session, "a\nb");
  EXPECT_EQ(Run({"SectorPrice"}, false).message(),
            "--session: lower-case letters, digits, - and _ make up the name of a session.");
}

TEST_F(GetCommandTest, AllPages) {
  absl::SetFlag(&FLAGS_all_pages, true);
  EXPECT_TRUE(Run({"ka20001", "market=KOSPI", "sector_code=001"}, /*json=*/true).ok());
  EXPECT_EQ(out_.str(), "{\"next_page_token\":\"two\",\"current_price\":1.5}\n{\"current_price\":2.5}\n");
}

// A broker that goes in circles: page three leads back to page two.
FakeGateway::Answer Circle(const std::string&, const std::string& bytes) {
  const auto asked = Make("GetSectorPriceRequest", "");
  EXPECT_TRUE(asked->ParseFromString(bytes));
  const std::string text = asked->ShortDebugString();
  const char* page = "current_price: 1.5 next_page_token: 'two'";
  if (text.find("\"two\"") != std::string::npos) page = "current_price: 2.5 next_page_token: 'three'";
  if (text.find("\"three\"") != std::string::npos) page = "current_price: 3.5 next_page_token: 'two'";
  return {{Make("GetSectorPriceResponse", page)->SerializeAsString()}, grpc::Status::OK};
}

// The second page is said to follow itself.
FakeGateway::Answer Itself(const std::string&, const std::string&) {
  return {{Make("GetSectorPriceResponse", "current_price: 1.5 next_page_token: 'two'")->SerializeAsString()},
          grpc::Status::OK};
}

// The second page cannot be had.
FakeGateway::Answer Broken(const std::string&, const std::string& bytes) {
  if (bytes.find("two") != std::string::npos) return {{}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "No broker.")};
  return {{Make("GetSectorPriceResponse", "current_price: 1.5 next_page_token: 'two'")->SerializeAsString()},
          grpc::Status::OK};
}

struct IncompleteCase {
  const char* name;
  FakeGateway::Answer (*gateway)(const std::string&, const std::string&);
  std::vector<std::string> arguments;
  absl::StatusCode code;
  const char* sentence;
  const char* json;
};

class IncompleteGetTest : public testing::TestWithParam<IncompleteCase> {
 protected:
  IncompleteGetTest() { absl::SetFlag(&FLAGS_all_pages, true); }
  absl::Status Run(bool json) {
    std::vector<std::string> arguments = GetParam().arguments;
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Get(pointers, Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  FakeGateway gateway_{GetParam().gateway};
  std::ostringstream out_;
};

// Each line is an object of the contract; the last has the token of a page that does not follow.
TEST_P(IncompleteGetTest, WhatWasPrintedStaysValidAndTheErrorSaysThatItIsNotAll) {
  const absl::Status status = Run(/*json=*/true);
  EXPECT_EQ(status.code(), GetParam().code);
  EXPECT_EQ(status.message(), GetParam().sentence);
  EXPECT_EQ(out_.str(), GetParam().json);
}

TEST_P(IncompleteGetTest, TablesSayItUnderThemselves) {
  EXPECT_EQ(Run(/*json=*/false).message(), GetParam().sentence);
  EXPECT_THAT(out_.str(), EndsWith("\nIncomplete: there are more pages.\n"));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, IncompleteGetTest,
    testing::Values(IncompleteCase{"Circle",
                                   Circle,
                                   {"SectorPrice"},
                                   absl::StatusCode::kDataLoss,
                                   "The answer is incomplete after page 3: the token of an earlier page came again.",
                                   "{\"next_page_token\":\"two\",\"current_price\":1.5}\n"
                                   "{\"next_page_token\":\"three\",\"current_price\":2.5}\n"
                                   "{\"next_page_token\":\"two\",\"current_price\":3.5}\n"},
                    IncompleteCase{"Itself",
                                   Itself,
                                   {"SectorPrice"},
                                   absl::StatusCode::kDataLoss,
                                   "The answer is incomplete after page 2: the token of an earlier page came again.",
                                   "{\"next_page_token\":\"two\",\"current_price\":1.5}\n"
                                   "{\"next_page_token\":\"two\",\"current_price\":1.5}\n"},
                    IncompleteCase{"ItselfFromATokenThatWasTyped",
                                   Itself,
                                   {"SectorPrice", "page_token=two"},
                                   absl::StatusCode::kDataLoss,
                                   "The answer is incomplete after page 1: the token of an earlier page came again.",
                                   "{\"next_page_token\":\"two\",\"current_price\":1.5}\n"},
                    IncompleteCase{"Broken",
                                   Broken,
                                   {"SectorPrice"},
                                   absl::StatusCode::kUnavailable,
                                   "The answer is incomplete after page 1: UNAVAILABLE: No broker.",
                                   "{\"next_page_token\":\"two\",\"current_price\":1.5}\n"}),
    [](const auto& info) { return info.param.name; });

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
