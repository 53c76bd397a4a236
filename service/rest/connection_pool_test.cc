#include "service/rest/connection_pool.h"

#include <gtest/gtest.h>

#include <set>

namespace kiwoom::rest {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
constexpr codec::Tr kPrice = {.code = "ka20001"};
constexpr codec::Tr kDaily = {.code = "ka20009"};
constexpr codec::Tr kStock = {.code = "ka10001"};

// Which connections are alive.
std::set<int> alive;

class NumberedConnection final : public transport::HttpConnection {
 public:
  explicit NumberedConnection(int number) : number_(number) { alive.insert(number); }
  ~NumberedConnection() override { alive.erase(number_); }

  int number() const { return number_; }
  bool Usable() override { return usable; }
  void Send(transport::HttpRequest, Callback) override {}

  bool usable = true;

 private:
  const int number_;
};

class ConnectionPoolTest : public ::testing::Test {
 protected:
  void Dialled(int number, absl::Time now = kStart) {
    pool_.Dialling();
    pool_.Dialled(std::make_unique<NumberedConnection>(number), now);
  }
  NumberedConnection* Take(const codec::Tr& tr) {
    return pool_.HasUsable() ? static_cast<NumberedConnection*>(&pool_.Take(tr)) : nullptr;
  }

  ConnectionPool pool_{{.most_connections = 4, .idle_limit = absl::Seconds(30)}};
};

TEST_F(ConnectionPoolTest, TheOneUsedLastIsUsedNextAndTheOthersAgeUntilTheyAreClosed) {
  Dialled(1);
  Dialled(2, kStart + absl::Seconds(10));
  NumberedConnection* const taken = Take(kPrice);
  EXPECT_EQ(taken->number(), 2);
  pool_.Release(*taken, kStart + absl::Seconds(20));
  EXPECT_EQ(pool_.CloseIdle(kStart + absl::Seconds(20)), kStart + absl::Seconds(30));
  EXPECT_EQ(pool_.CloseIdle(kStart + absl::Seconds(30)), kStart + absl::Seconds(50));
  EXPECT_EQ(alive, (std::set{2}));
  EXPECT_EQ(pool_.CloseIdle(kStart + absl::Seconds(50)), absl::InfiniteFuture());
  EXPECT_TRUE(pool_.empty());
}

TEST_F(ConnectionPoolTest, WhatIsNotUsableIsClosedAndNeverHandedOut) {
  Dialled(1);
  Dialled(2);
  NumberedConnection* const taken = Take(kPrice);
  taken->usable = false;
  pool_.Release(*taken, kStart);
  EXPECT_EQ(alive, (std::set{1})) << "the answer was its last";
  NumberedConnection* const other = Take(kPrice);
  pool_.Release(*other, kStart);
  other->usable = false;
  EXPECT_EQ(Take(kPrice), nullptr) << "it was closed while it idled";
  EXPECT_TRUE(alive.empty());
}

TEST_F(ConnectionPoolTest, NoTrHasMoreConnectionsThanItLeaves) {
  for (int i = 0; i < 4; ++i) Dialled(i);
  EXPECT_TRUE(pool_.MayUse(kPrice));
  NumberedConnection* const first = Take(kPrice);
  EXPECT_TRUE(pool_.MayUse(kPrice));
  Take(kPrice);
  EXPECT_FALSE(pool_.MayUse(kPrice)) << "two are busy with it, two are left";
  Take(kDaily);
  EXPECT_FALSE(pool_.MayUse(kDaily));
  EXPECT_TRUE(pool_.MayUse(kStock)) << "it has none";
  pool_.Close(*first);
  EXPECT_TRUE(pool_.MayUse(kPrice));
  EXPECT_TRUE(pool_.MayUse(kDaily));
}

TEST_F(ConnectionPoolTest, GrowsWithWhatWaitsUpToItsBound) {
  EXPECT_FALSE(pool_.WantsMore(0, 0));
  EXPECT_TRUE(pool_.WantsMore(1, 0));
  pool_.Dialling();
  EXPECT_FALSE(pool_.WantsMore(1, 0)) << "that one is for it";
  EXPECT_TRUE(pool_.WantsMore(2, 0));
  pool_.DialFailed();
  for (int i = 0; i < 3; ++i) Dialled(i);
  Take(kPrice);
  EXPECT_FALSE(pool_.WantsMore(2, 0)) << "two idle";
  EXPECT_TRUE(pool_.WantsMore(3, 0));
  Dialled(3);
  EXPECT_FALSE(pool_.WantsMore(9, 0)) << "four are the bound";
  EXPECT_FALSE(pool_.WantsMore(9, 3)) << "three idle";
  EXPECT_TRUE(pool_.WantsMore(9, 4)) << "for a TR that has none";
}

}  // namespace
}  // namespace kiwoom::rest
