#include "clients/cli/commands/catalog_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

absl::Status RunCatalog(std::vector<std::string> arguments, bool json, std::string* text) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  std::ostringstream out;
  const absl::Status status =
      Catalog(pointers, Invocation{Directory(), Contract(), "", {}, json, 100, false, out, out});
  *text = out.str();
  return status;
}

TEST(CatalogCommandTest, JsonIsOneLinePerTr) {
  std::string text;
  ASSERT_TRUE(RunCatalog({}, /*json=*/true, &text).ok());
  EXPECT_EQ(static_cast<size_t>(std::count(text.begin(), text.end(), '\n')), Directory().trs().size());
  for (const codec::Tr* tr : Directory().trs()) {
    const std::string code(tr->code);
    EXPECT_THAT(text, HasSubstr("{\"tr\":\"" + code + "\",\"title\":\"" + std::string(tr->title) + "\","));
  }
}

TEST(CatalogCommandTest, OneTr) {
  std::string text;
  ASSERT_TRUE(RunCatalog({"orderbook"}, /*json=*/true, &text).ok());
  EXPECT_THAT(text, StartsWith("{\"tr\":\"0D\","));
  EXPECT_THAT(text, HasSubstr("\"path\":\"asks[9].price\""));
  ASSERT_TRUE(RunCatalog({"OrderBook", "0s"}, /*json=*/false, &text).ok());
  EXPECT_THAT(text, StartsWith("0D OrderBook"));
  EXPECT_THAT(text, HasSubstr("\n\n0s MarketStatus"));
}

TEST(CatalogCommandTest, UnknownTr) {
  std::string text;
  EXPECT_EQ(RunCatalog({"0D", "0d"}, /*json=*/false, &text).message(),
            "\"0d\" is not a TR of this gateway: see \"kiwoomctl catalog\".");
  EXPECT_EQ(text, "");
}

}  // namespace
}  // namespace kiwoom::cli
