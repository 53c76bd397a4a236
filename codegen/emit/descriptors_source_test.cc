#include "codegen/emit/descriptors_source.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

using ::testing::HasSubstr;

TEST(DescriptorsSource, EscapesWhatALiteralCannotHold) {
  // A digit after an escape, a quote, a trigraph and a NUL.
  const std::string bytes = std::string("\n7\"\\??\0\xFF", 8) + "a";
  EXPECT_THAT(DescriptorsSource(bytes), HasSubstr("\"\\0127\\042\\134\\077\\077\\000\\377a\";"));
  EXPECT_THAT(DescriptorsSource(""), HasSubstr("\"\";"));
}

TEST(DescriptorsSource, BreaksLines) {
  EXPECT_THAT(DescriptorsSource(std::string(100, 'a')),
              HasSubstr("    \"" + std::string(80, 'a') + "\"\n    \"" + std::string(20, 'a') + "\";\n"));
}

}  // namespace
}  // namespace kiwoom::emit
