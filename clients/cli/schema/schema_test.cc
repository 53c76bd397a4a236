#include "clients/cli/schema/schema.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

TEST(SchemaTest, FindsMessagesAndMethods) {
  EXPECT_NE(Contract().FindMessage("kiwoom.v1.Event"), nullptr);
  EXPECT_EQ(Contract().FindMessage("kiwoom.v1.Nothing"), nullptr);
  const auto* method = Contract().FindMethod("/kiwoom.v1.MarketDataService/Subscribe");
  ASSERT_NE(method, nullptr);
  EXPECT_EQ(method->output_type()->full_name(), "kiwoom.v1.SubscribeResponse");
  for (const char* path : {"", "/", "kiwoom.v1.MarketDataService/Subscribe", "/kiwoom.v1.MarketDataService/X"}) {
    EXPECT_EQ(Contract().FindMethod(path), nullptr) << path;
  }
}

TEST(SchemaTest, EveryTrHasItsMessagesAndMethod) {
  for (const codec::Tr* tr : Directory().trs()) {
    if (!tr->exposed) continue;
    EXPECT_NE(Contract().FindMessage("kiwoom.v1." + std::string(tr->response->name)), nullptr) << tr->code;
    const std::string_view path = tr->kind == codec::Kind::kRest ? tr->method : Directory().SubscribeMethod(*tr);
    EXPECT_NE(Contract().FindMethod(path), nullptr) << tr->code;
  }
}

TEST(SchemaTest, WritesJsonWithTheNamesOfTheProtoFiles) {
  const auto trade = Make("Trade", "current_price: 0 change_rate: 0.1");
  const auto json = Contract().Json(*trade->GetDescriptor(), trade->SerializeAsString());
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(*json, "{\"current_price\":\"0\",\"change_rate\":0.1}");
}

TEST(SchemaTest, RejectsAnInvalidDescriptorSet) {
  EXPECT_EQ(Schema::Parse("\xff\xff").status().message(), "The built-in contract is not a FileDescriptorSet.");
}

}  // namespace
}  // namespace kiwoom::cli
