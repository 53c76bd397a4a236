#include "service/callers/caller.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

TEST(Scopes, AreASet) {
  Scopes scopes = {CallerScope::kQuery, CallerScope::kAccount};
  EXPECT_TRUE(scopes.contains(CallerScope::kAccount));
  EXPECT_FALSE(scopes.contains(CallerScope::kOperate));
  EXPECT_TRUE(scopes.contains(Scopes{CallerScope::kQuery}));
  EXPECT_FALSE(scopes.contains(Scopes{CallerScope::kQuery, CallerScope::kOperate}));
  scopes.Remove(CallerScope::kAccount);
  EXPECT_EQ(scopes, Scopes{CallerScope::kQuery});
}

TEST(CallerLimits, TheLowerOfItemsAndShareCounts) {
  const struct {
    CallerLimits limits;
    int room, usual, limit;
  } kCases[] = {
      {{}, 200, 0, 0},                                 // none
      {{}, 200, 30, 30},                               // that of everybody
      {{.items = 100}, 200, 30, 100},                  // its own is higher
      {{.room_share = 25}, 200, 0, 50},                // of the room
      {{.room_share = 25}, 200, 30, 30},               // and that of everybody
      {{.items = 100, .room_share = 25}, 200, 0, 50},  // both
      {{.items = 10, .room_share = 25}, 200, 0, 10},   //
      {{.room_share = 1}, 20, 0, 1},                   // at least one
      {{.room_share = 100}, 100'000'000, 0, 100'000'000},
  };
  for (const auto& [limits, room, usual, limit] : kCases) EXPECT_EQ(limits.ItemLimit(room, usual), limit) << limit;
}

}  // namespace
}  // namespace kiwoom::callers
