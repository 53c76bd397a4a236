#include "codegen/emit/template.h"

#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

TEST(Fill, PutsValuesWhereTheirNamesStand) {
  EXPECT_EQ(Fill("\nmessage @name@ {\n@body@}\n", {{"name", "Trade"}, {"body", "  a@b@\n"}}),
            "message Trade {\n  a@b@\n}\n");
  EXPECT_EQ(Fill("x@example.com and @", {}), "x@example.com and @");
}

TEST(FillDeathTest, StopsAtMistakesOfTheEmitter) {
  EXPECT_DEATH(Fill("@name@", {}), "@name@ has no value");
  EXPECT_DEATH(Fill("text", {{"name", "Trade"}}), "@name@ is not in the text");
}

}  // namespace
}  // namespace kiwoom::emit
