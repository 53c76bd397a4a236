#include "service/sessions/placements.h"

#include <gmock/gmock.h>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

TEST(Placements, AllTypesOfAnItemShareAPlace) {
  Placements placements;
  placements.Add({&kTrade, "005930"}, 1);
  placements.Add({&kOrderBook, "005930"}, 1);
  placements.Add({&kTrade, "000660"}, 0);
  EXPECT_THAT(placements.Find("005930"), Optional(1u));
  EXPECT_THAT(placements.TopicsOf("005930"), ElementsAre(Topic{&kTrade, "005930"}, Topic{&kOrderBook, "005930"}));
  EXPECT_TRUE(placements.Contains({&kOrderBook, "005930"}));
  EXPECT_FALSE(placements.Contains({&kOrderBook, "000660"}));
  EXPECT_THAT(placements.KeysOn(1), ElementsAre("005930"));

  EXPECT_THAT(placements.Remove({&kTrade, "005930"}), Optional(1u));
  EXPECT_EQ(placements.Remove({&kTrade, "005930"}), std::nullopt) << "it has gone";
  EXPECT_FALSE(placements.IsEmpty(1)) << "the order book is still there";
  EXPECT_THAT(placements.Remove({&kOrderBook, "005930"}), Optional(1u));
  EXPECT_TRUE(placements.IsEmpty(1));
  EXPECT_EQ(placements.Find("005930"), std::nullopt);
  EXPECT_THAT(placements.TopicsOf("005930"), IsEmpty());
}

TEST(Placements, TypesOfTheMarketHaveAPlaceEach) {
  Placements placements;
  placements.Add({&kTrade, ""}, 0);
  placements.Add({&kOrderBook, ""}, 1);
  EXPECT_THAT(placements.Find(Placements::KeyOf({&kTrade, ""})), Optional(0u));
  EXPECT_THAT(placements.Find(Placements::KeyOf({&kOrderBook, ""})), Optional(1u));
}

}  // namespace
}  // namespace kiwoom::sessions
