#include "service/yaml/document_count.h"

#include <gtest/gtest.h>

#include "yaml-cpp/exceptions.h"

namespace kiwoom::yaml {
namespace {

TEST(HasOneDocument, CountsToTwo) {
  for (const char* one : {"", "\n", "# only a comment", "---", "---\n", "a: 1", "---\na: 1\n...", "a: 1\n...\n# end"}) {
    EXPECT_TRUE(HasOneDocument(one)) << one;
  }
  for (const char* more :
       {"a: 1\n---\nb: 1", "a: 1\n---\n", "a: 1\n...\n---\n", "---\n---\na: 1", "a\n---\nb\n---\nc"}) {
    EXPECT_FALSE(HasOneDocument(more)) << more;
  }
  EXPECT_THROW(HasOneDocument("a: ]"), YAML::Exception);
}

}  // namespace
}  // namespace kiwoom::yaml
