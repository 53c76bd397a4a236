#include "service/callers/stream_share.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

TEST(StreamShare, HoldsEachCallerToItsStreams) {
  StreamShare share;
  const Caller alice{.name = "alice", .limits = {.streams = 2}};
  const Caller bob{.name = "bob", .limits = {.streams = 1}};
  EXPECT_TRUE(share.Take(alice));
  EXPECT_TRUE(share.Take(alice));
  EXPECT_FALSE(share.Take(alice));
  EXPECT_TRUE(share.Take(bob)) << "another caller";
  share.Release(alice);
  EXPECT_EQ(share.open("alice"), 1);
  EXPECT_TRUE(share.Take(alice));
  EXPECT_FALSE(share.Take(alice));
}

TEST(StreamShare, WithoutALimitAnyNumberIsOpen) {
  StreamShare share;
  const Caller free{.name = "free"};
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(share.Take(free));
  EXPECT_EQ(share.open("free"), 1000);
  for (int i = 0; i < 1000; ++i) share.Release(free);
  EXPECT_EQ(share.open("free"), 0);
}

// As after the operator has changed the list.
TEST(StreamShare, AChangedLimitHoldsForTheNextStream) {
  StreamShare share;
  Caller alice{.name = "alice", .limits = {.streams = 2}};
  EXPECT_TRUE(share.Take(alice));
  EXPECT_TRUE(share.Take(alice));
  alice.limits.streams = 1;
  share.Release(alice);
  EXPECT_FALSE(share.Take(alice)) << "one is still open";
  alice.limits.streams = 3;
  EXPECT_TRUE(share.Take(alice));
}

}  // namespace
}  // namespace kiwoom::callers
