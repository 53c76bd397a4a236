#include "service/rpc/bytes.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::rpc {
namespace {

TEST(Bytes, ConcatenatesTheParts) {
  const struct {
    const char* head;
    const char* rest;
    const char* message;
  } kCases[] = {{"", "", ""}, {"", "rest", "rest"}, {"head", "", "head"}, {"head ", "rest", "head rest"}};
  for (const auto& test : kCases) EXPECT_EQ(ToString(ToBuffer(test.head, test.rest)), test.message);
}

// A broker's answer may be a megabyte.
TEST(Bytes, SendsTheStringWithoutCopying) {
  std::string head(1000, 'h'), rest(1'000'000, 'r');
  const void* const head_data = head.data();
  const void* const rest_data = rest.data();
  const grpc::ByteBuffer buffer = ToBuffer(std::move(head), std::move(rest));
  std::vector<grpc::Slice> slices;
  ASSERT_TRUE(buffer.Dump(&slices).ok());
  ASSERT_EQ(slices.size(), 2u);
  EXPECT_EQ(slices[0].begin(), head_data);
  EXPECT_EQ(slices[1].begin(), rest_data);
  EXPECT_EQ(slices[1].size(), 1'000'000u);
}

}  // namespace
}  // namespace kiwoom::rpc
