#include "codegen/spec/suggestion.h"

#include "gtest/gtest.h"

namespace kiwoom::spec {
namespace {

TEST(Suggest, NamesTheNearestOrAll) {
  struct Case {
    const char* word;
    const char* end;
  };
  const Case cases[] = {
      {"fild", ": did you mean `field`?"},      {"numbre", ": did you mean `number`?"},
      {"nr", ": use one of field, number, ko"}, {"", ": use one of field, number, ko"},
      {"kk", ": did you mean `ko`?"},
  };
  for (const Case& c : cases) EXPECT_EQ(Suggest(c.word, {"field", "number", "ko"}), c.end) << c.word;
}

}  // namespace
}  // namespace kiwoom::spec
