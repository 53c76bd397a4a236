#include "service/http/method_shape.h"

#include <gtest/gtest.h>

#include "service/http/test_pool.h"

namespace kiwoom::http {
namespace {

TEST(MethodShape, IsFoundByPath) {
  const TestPool pool;
  const auto get = FindShape(*pool, "/test.Desk/Get");
  ASSERT_TRUE(get.has_value());
  EXPECT_EQ(get->request, &pool.ask());
  EXPECT_EQ(get->response, &pool.answer());
  EXPECT_FALSE(get->streams_in);
  EXPECT_FALSE(get->streams_out);
  EXPECT_TRUE(FindShape(*pool, "/test.Desk/Watch")->streams_out);
  EXPECT_FALSE(FindShape(*pool, "/test.Desk/Watch")->streams_in);
  EXPECT_TRUE(FindShape(*pool, "/test.Desk/Chat")->streams_in);
}

TEST(MethodShape, OtherPathsHaveNone) {
  const TestPool pool;
  for (const char* path :
       {"", "/", "//", "/test.Desk", "/test.Desk/", "/test.Desk/Put", "test.Desk/Get", "/test.Ask/Get",
        "/test/Desk/Get", "/a/test.Desk/Get", "/test.Desk.Get", "//test.Desk/Get"}) {
    EXPECT_FALSE(FindShape(*pool, path).has_value()) << path;
  }
}

}  // namespace
}  // namespace kiwoom::http
