#include "codegen/emit/reference_example.h"

#include <algorithm>

#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

TEST(ReferenceExample, OfFramesIsTheFirst) {
  EXPECT_EQ(ReferenceExample("{\"trnm\":\"REAL\"}\n{\"trnm\":\"PING\"}\n", true), "{\"trnm\":\"REAL\"}\n");
}

TEST(ReferenceExample, OfABodyIsAllOfIt) {
  EXPECT_EQ(ReferenceExample("{\n  \"a\": \"1\"\n}\n", false), "{\n  \"a\": \"1\"\n}\n");
}

TEST(ReferenceExample, BreaksALongLineBetweenItsMembersOnly) {
  const std::string value = R"("매도호가,\",)" + std::string(60, 'x') + "\"";
  EXPECT_EQ(ReferenceExample("[" + value + "," + value + "]", true), "[" + value + ",\n  " + value + "]\n");
}

TEST(ReferenceExample, CutsWhatNoScreenShows) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "1,\n";
  const std::string shown = ReferenceExample(body, false);
  EXPECT_EQ(std::count(shown.begin(), shown.end(), '\n'), 41);
  EXPECT_EQ(shown.substr(shown.size() - 7), "1,\n…\n");
}

}  // namespace
}  // namespace kiwoom::emit
