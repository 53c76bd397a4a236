#include "service/transport/http.h"

#include <gtest/gtest.h>

namespace kiwoom::transport {
namespace {

TEST(HttpResponse, FindsHeadersIgnoringCase) {
  const HttpResponse response{200, {{"Cont-Yn", "Y"}, {"NEXT-KEY", "abc"}, {"next-key", "later"}}, ""};
  EXPECT_EQ(response.Header("cont-yn"), "Y");
  EXPECT_EQ(response.Header("next-key"), "abc");
  EXPECT_EQ(response.Header("api-id"), "");
  EXPECT_EQ(response.Header("next-ke"), "");
}

}  // namespace
}  // namespace kiwoom::transport
