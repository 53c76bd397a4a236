#include "clients/cli/arguments/interest_argument.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ParseInterestTest, AcceptsNamesAndCodes) {
  const auto by_name = ParseInterest("Trade:005930,000660_NX", Directory());
  ASSERT_TRUE(by_name.ok()) << by_name.status();
  EXPECT_EQ(by_name->tr, &TrNamed("0B"));
  EXPECT_THAT(by_name->items, ElementsAre("005930", "000660_NX"));

  const auto by_code = ParseInterest("0D: 005930 ,", Directory());
  ASSERT_TRUE(by_code.ok()) << by_code.status();
  EXPECT_EQ(by_code->tr, &TrNamed("OrderBook"));
  EXPECT_THAT(by_code->items, ElementsAre("005930"));

  const auto market = ParseInterest("marketstatus", Directory());
  ASSERT_TRUE(market.ok()) << market.status();
  EXPECT_THAT(market->items, IsEmpty());
}

TEST(ParseInterestFilterTest, ATypeAloneStandsForAllItsItems) {
  const auto all = ParseInterestFilter("Trade", Directory());
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_EQ(all->tr, &TrNamed("0B"));
  EXPECT_THAT(all->items, IsEmpty());
  const auto some = ParseInterestFilter("Trade:005930", Directory());
  ASSERT_TRUE(some.ok()) << some.status();
  EXPECT_THAT(some->items, ElementsAre("005930"));
}

struct RefusalCase {
  std::string text;
  std::string sentence;
};

class RefusedInterestTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusedInterestTest, SaysWhatToDo) {
  EXPECT_EQ(ParseInterest(GetParam().text, Directory()).status().message(), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(Texts, RefusedInterestTest,
                         testing::ValuesIn(std::vector<RefusalCase>{
                             {"Trades:005930", "\"Trades\" is not a TR of this gateway: see \"kiwoomctl catalog\"."},
                             {"0b:005930", "\"0b\" is not a TR of this gateway: see \"kiwoomctl catalog\"."},
                             {"Trade", "Trade needs items: \"Trade:005930,000660\"."},
                             {"Trade:,", "Trade needs items: \"Trade:005930,000660\"."},
                             {"MarketStatus:001",
                              "MarketStatus covers the whole market and takes no items: \"MarketStatus\"."},
                             {"SectorPrice:001", "SectorPrice is a query: \"kiwoomctl get SectorPrice\"."},
                         }));

TEST(ParseInterestsTest, RequiresAtLeastOne) {
  EXPECT_EQ(ParseInterests({}, Directory()).status().message(),
            "Name what to subscribe to: \"kiwoomctl subscribe Trade:005930 MarketStatus\".");
}

TEST(ParseInterestsTest, AccountTypesNeedTheirOwnStream) {
  constexpr codec::Tr kOrders{
      .code = "00", .name = "OrderUpdate", .registration = codec::Register::kAccount, .scope = codec::Scope::kAccount};
  constexpr codec::Tr kTrades{
      .code = "0B", .name = "Trade", .registration = codec::Register::kItem, .scope = codec::Scope::kMarket};
  const codec::Tr* const trs[] = {&kOrders, &kTrades};
  const codec::Method methods[] = {
      {"/kiwoom.v1.AccountService/SubscribeOrderUpdate", codec::RpcKind::kSubscribe, &kOrders},
      {"/kiwoom.v1.MarketDataService/Subscribe", codec::RpcKind::kSubscribe, nullptr}};
  const TrDirectory directory(trs, methods);
  EXPECT_EQ(directory.SubscribeMethod(kOrders), "/kiwoom.v1.AccountService/SubscribeOrderUpdate");
  EXPECT_EQ(directory.SubscribeMethod(kTrades), "/kiwoom.v1.MarketDataService/Subscribe");

  char orders[] = "OrderUpdate";
  char trades[] = "Trade:005930";
  char* both[] = {trades, orders};
  EXPECT_TRUE(ParseInterests(std::span(both).subspan(1), directory).ok());
  EXPECT_EQ(ParseInterests(both, directory).status().message(),
            "OrderUpdate is an account type and needs its own stream: name only this type.");
}

}  // namespace
}  // namespace kiwoom::cli
