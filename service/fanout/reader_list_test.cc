#include "service/fanout/reader_list.h"

#include <gmock/gmock.h>

#include <set>
#include <vector>

#include "service/fanout/subscription_id.h"

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

std::vector<std::string> Peers(const ReaderList& readers) {
  std::vector<std::string> peers;
  for (const auto& [number, reader] : readers) peers.push_back(reader->options().peer);
  return peers;
}

TEST(OpeningNumber, IsTheNumberThatAnIdWasMadeOf) {
  for (const uint64_t n : {uint64_t{0}, uint64_t{1}, uint64_t{1'800'000'000'000'000'000}, ~uint64_t{0}}) {
    EXPECT_EQ(OpeningNumber(SubscriptionId(n)), n);
  }
  for (uint64_t n = 1; n < 1'000'000; n = n * 3 + 1) EXPECT_EQ(OpeningNumber(SubscriptionId(n << 20)), n << 20);
}

TEST(ReaderList, KeepsReadersInOrderOfOpening) {
  ReaderList readers(1);
  readers.Open({.peer = "alice"}, kNow, [] {});
  Reader* const bob = readers.Open({.peer = "bob"}, kNow + absl::Seconds(1), [] {});
  readers.Open({.peer = "carol"}, kNow, [] {});
  EXPECT_THAT(Peers(readers), ElementsAre("alice", "bob", "carol"));
  EXPECT_EQ(bob->start(), kNow + absl::Seconds(1));
  readers.Close(*bob);
  readers.Open({.peer = "bob"}, kNow, [] {});
  EXPECT_THAT(Peers(readers), ElementsAre("alice", "carol", "bob"));
}

TEST(ReaderList, FindsReadersByUniqueIds) {
  ReaderList readers(1);
  std::set<std::string> ids;
  for (int i = 0; i < 100; ++i) {
    Reader* const reader = readers.Open({}, kNow, [] {});
    ids.insert(reader->id());
    EXPECT_EQ(readers.Find(reader->id()), reader);
    if (i % 2 == 0) {
      const std::string id = reader->id();
      readers.Close(*reader);
      EXPECT_EQ(readers.Find(id), nullptr);
    }
  }
  EXPECT_EQ(ids.size(), 100u);
  EXPECT_EQ(readers.Find("none"), nullptr);
}

TEST(ReaderList, TheSeedChangesTheIds) {
  ReaderList one(1), other(1'000'000);
  EXPECT_NE(one.Open({}, kNow, [] {})->id(), other.Open({}, kNow, [] {})->id());
}

}  // namespace
}  // namespace kiwoom::fanout
