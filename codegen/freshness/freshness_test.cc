#include "codegen/freshness/freshness.h"

#include <filesystem>

#include "codegen/file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom::freshness {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FreshnessTest : public ::testing::Test {
 protected:
  FreshnessTest()
      : root_(::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(root_);
  }

  void Write(const std::string& path, const std::string& text) const {
    ASSERT_TRUE(WriteFile(root_ + "/" + path, text).ok());
  }

  std::vector<Copy> Copies() const {
    return {{root_ + "/fresh/protos", root_ + "/tree/protos"}, {root_ + "/fresh/catalog.json", root_ + "/tree/c.json"}};
  }

  const std::string root_;
};

TEST_F(FreshnessTest, EqualFilesAreFresh) {
  Write("fresh/protos/v1/trade.proto", "message Trade {}");
  Write("fresh/catalog.json", "{}");
  Write("tree/protos/v1/trade.proto", "message Trade {}");
  Write("tree/c.json", "{}");
  EXPECT_THAT(Check(Copies()), IsEmpty());
}

// Runfiles are symlinks to files elsewhere.
TEST_F(FreshnessTest, LinksAreTheFilesThatTheyPointTo) {
  Write("elsewhere/trade.proto", "message Trade {}");
  Write("elsewhere/catalog.json", "{}");
  std::filesystem::create_directories(root_ + "/fresh/protos/v1");
  std::filesystem::create_symlink(root_ + "/elsewhere/trade.proto", root_ + "/fresh/protos/v1/trade.proto");
  std::filesystem::create_symlink(root_ + "/elsewhere/catalog.json", root_ + "/fresh/catalog.json");

  std::vector<std::string> done;
  ASSERT_TRUE(Update(Copies(), done).ok());
  EXPECT_THAT(done, ElementsAre("wrote " + root_ + "/tree/protos/v1/trade.proto", "wrote " + root_ + "/tree/c.json"));
  EXPECT_THAT(Check(Copies()), IsEmpty());
}

TEST_F(FreshnessTest, NothingFreshIsNoCleanBill) {
  EXPECT_THAT(Check(Copies()),
              ElementsAre(root_ + "/fresh/protos was not generated", root_ + "/fresh/catalog.json was not generated"));
  std::vector<std::string> done;
  EXPECT_FALSE(Update(Copies(), done).ok());
}

TEST_F(FreshnessTest, StaleMissingAndOrphanAreFoundAndMended) {
  Write("fresh/protos/v1/trade.proto", "message Trade {}");
  Write("fresh/protos/v1/order_book.proto", "message OrderBook {}");
  Write("fresh/catalog.json", "{}");
  Write("tree/protos/v1/trade.proto", "message Trad {}");
  Write("tree/protos/v1/dropped.proto", "message Dropped {}");

  EXPECT_THAT(
      Check(Copies()),
      ElementsAre(root_ + "/tree/protos/v1/order_book.proto is missing", root_ + "/tree/protos/v1/trade.proto is stale",
                  root_ + "/tree/protos/v1/dropped.proto is an orphan: it is no longer generated",
                  root_ + "/tree/c.json is missing"));

  std::vector<std::string> done;
  ASSERT_TRUE(Update(Copies(), done).ok());
  EXPECT_EQ(done.size(), 4u);
  EXPECT_THAT(Check(Copies()), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(root_ + "/tree/protos/v1/dropped.proto"));
}

}  // namespace
}  // namespace kiwoom::freshness
