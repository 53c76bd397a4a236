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
  EXPECT_EQ(SubscriptionId(0x123456789abcdef, 7), "0123456789abcdef-7");
  for (const uint64_t n : {uint64_t{0}, uint64_t{1}, uint64_t{1'800'000'000'000'000'000}, ~uint64_t{0}}) {
    EXPECT_EQ(OpeningNumber(SubscriptionId(~n, n)), n);
  }
  EXPECT_EQ(OpeningNumber("none"), 0u);
}

TEST(ReaderList, KeepsReadersInOrderOfOpening) {
  ReaderList readers;
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
  ReaderList readers;
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

TEST(ReaderList, AnIdDoesNotTellTheNext) {
  std::set<std::string> random;
  ReaderList readers, others;
  for (int i = 0; i < 10; ++i) {
    for (ReaderList* const list : {&readers, &others}) random.insert(list->Open({}, kNow, [] {})->id().substr(0, 16));
  }
  EXPECT_EQ(random.size(), 20u);
}

}  // namespace
}  // namespace kiwoom::fanout
