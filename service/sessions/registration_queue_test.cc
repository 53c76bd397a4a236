#include "service/sessions/registration_queue.h"

#include <gtest/gtest.h>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using enum RegistrationRank;

void Push(RegistrationQueue& queue, RegistrationRank rank, const std::vector<std::string>& items) {
  for (const Topic& topic : Topics(kTrade, items)) queue.Push(rank, topic);
}

void ExpectNext(RegistrationQueue& queue, int most, RegistrationRank rank, const std::vector<std::string>& items,
                const char* why = "") {
  const RegistrationQueue::Batch batch = queue.Take(most);
  EXPECT_EQ(batch.rank, rank) << why;
  EXPECT_EQ(batch.topics, Topics(kTrade, items)) << why;
}

TEST(RegistrationQueue, ReturnsBatchesFirstThenTopicsInOrder) {
  RegistrationQueue queue;
  Push(queue, kNew, {"A", "B", "C", "D"});
  ExpectNext(queue, 2, kNew, {"A", "B"});
  queue.PushFirst(kNew, Topics(kTrade, {"G"}));
  queue.PushFirst(kNew, Topics(kTrade, {"E", "F"}));
  queue.PushFirst(kNew, {});
  ExpectNext(queue, 1, kNew, {"E", "F"}, "intact, whatever its size");
  ExpectNext(queue, 9, kNew, {"G"});
  ExpectNext(queue, 9, kNew, {"C", "D"});
  EXPECT_TRUE(queue.empty());
  EXPECT_TRUE(queue.Take(9).topics.empty());
}

TEST(RegistrationQueue, RanksNeverMixAndSuspectsComeLast) {
  RegistrationQueue queue;
  queue.PushSuspects(Topics(kTrade, {"S", "T"}));
  queue.PushSuspects(Topics(kTrade, {"U"}));
  queue.PushSuspects({});
  queue.PushFirst(kNew, Topics(kTrade, {"N"}));
  Push(queue, kNew, {"O"});
  Push(queue, kRenewal, {"R"});
  ExpectNext(queue, 9, kRenewal, {"R"});
  ExpectNext(queue, 9, kNew, {"N"});
  ExpectNext(queue, 9, kNew, {"O"});
  ExpectNext(queue, 9, kSuspect, {"S", "T"});
  queue.PushFirst(kSuspect, Topics(kTrade, {"T"}));
  ExpectNext(queue, 9, kSuspect, {"T"}, "half of a refused batch");
  ExpectNext(queue, 9, kSuspect, {"U"});
  EXPECT_TRUE(queue.empty());
}

TEST(RegistrationQueue, RemovesATopicAnywhere) {
  RegistrationQueue queue;
  Push(queue, kNew, {"A", "B"});
  Push(queue, kRenewal, {"R"});
  queue.PushFirst(kNew, Topics(kTrade, {"C"}));
  queue.PushFirst(kNew, Topics(kTrade, {"D", "E"}));
  queue.PushSuspects(Topics(kTrade, {"S"}));
  const std::vector<Topic> erased = Topics(kTrade, {"A", "C", "D", "R", "S", "unknown"});
  queue.Erase({erased.begin(), erased.end()});
  ExpectNext(queue, 9, kNew, {"E"});
  ExpectNext(queue, 9, kNew, {"B"}, "an emptied batch is gone");
  EXPECT_TRUE(queue.empty());
}

TEST(RegistrationQueue, ClearsOneRank) {
  RegistrationQueue queue;
  Push(queue, kNew, {"A"});
  queue.PushFirst(kNew, Topics(kTrade, {"B"}));
  queue.PushSuspects(Topics(kTrade, {"S"}));
  queue.Clear(kNew);
  ExpectNext(queue, 9, kSuspect, {"S"});
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace kiwoom::sessions
