#include "service/sessions/registration_queue.h"

#include <gtest/gtest.h>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

TEST(RegistrationQueue, GivesInOrderAndBatchesFirst) {
  RegistrationQueue queue;
  for (const Topic& topic : Topics(kTrade, {"A", "B", "C", "D"})) queue.Push(topic);
  EXPECT_EQ(queue.Take(2), Topics(kTrade, {"A", "B"}));
  queue.PushFirst(Topics(kTrade, {"G"}));
  queue.PushFirst(Topics(kTrade, {"E", "F"}));
  queue.PushFirst({});
  EXPECT_EQ(queue.Take(1), Topics(kTrade, {"E", "F"})) << "as it is, whatever its size";
  EXPECT_EQ(queue.Take(9), Topics(kTrade, {"G"}));
  EXPECT_EQ(queue.Take(9), Topics(kTrade, {"C", "D"}));
  EXPECT_TRUE(queue.empty());
  EXPECT_TRUE(queue.Take(9).empty());
}

TEST(RegistrationQueue, ForgetsWhereverItIs) {
  RegistrationQueue queue;
  for (const Topic& topic : Topics(kTrade, {"A", "B"})) queue.Push(topic);
  queue.PushFirst(Topics(kTrade, {"C"}));
  queue.PushFirst(Topics(kTrade, {"D", "E"}));
  for (const Topic& topic : Topics(kTrade, {"A", "C", "D", "unknown"})) queue.Erase(topic);
  EXPECT_EQ(queue.Take(9), Topics(kTrade, {"E"}));
  EXPECT_EQ(queue.Take(9), Topics(kTrade, {"B"})) << "an emptied batch is gone";
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace kiwoom::sessions
