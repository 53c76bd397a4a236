#include "tools/new_tr/tree.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

TEST(Tree, KnowsTheFileOfATr) {
  EXPECT_EQ(Tree::FileOf("0D"), "spec/realtime/0D_order_book.yaml");
  EXPECT_EQ(Tree::FileOf("0d"), "");
  EXPECT_EQ(Tree::FileOf("0"), "");
}

}  // namespace
}  // namespace kiwoom::new_tr
