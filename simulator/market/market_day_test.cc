// The market through the trading hours of the two exchanges.

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "simulator/market/market.h"
#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr char kAccount[] = "1111111111";

absl::Time At(int day, int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(2026, 7, day, hour, minute, second), Seoul());
}

TEST(MarketDayTest, AnOpeningAuctionTradesAtOnePrice) {
  Market market(3, kAccount, At(20, 8, 59), TradingHours::kTimetable);
  const Stock& stock = *market.FindStock("005930");
  EXPECT_EQ(stock.phase(Exchange::kKrx), Phase::kAuction);
  EXPECT_EQ(stock.price(), stock.base_price());
  Auction last;
  for (int i = 0; i < 100; ++i) {
    market.Happen(MarketEvent::kTrade, "005930", Exchange::kKrx, At(20, 8, 59), [&](const Market::Change& change) {
      EXPECT_NE(change.event, MarketEvent::kTrade);
      EXPECT_GE(stock.auction(Exchange::kKrx).quantity, last.quantity);
      last = stock.auction(Exchange::kKrx);
    });
  }
  EXPECT_FALSE(stock.tape(Exchange::kKrx).traded());
  int prints = 0;
  market.Advance(At(20, 9, 0), [&](const Market::Change& change) {
    prints += change.event == MarketEvent::kTrade && change.stock == &stock;
  });
  EXPECT_EQ(prints, 1);
  const Tape& tape = stock.tape(Exchange::kKrx);
  EXPECT_EQ(tape.volume(), last.quantity) << "the last indicative quantity trades";
  for (const int64_t price : {tape.price(), tape.open(), tape.high(), tape.low()}) EXPECT_EQ(price, last.price);
  EXPECT_EQ(tape.opened_at(), At(20, 9, 0));
}

TEST(MarketDayTest, OnlyNxtTradesBeforeAndAfterKrx) {
  struct Case {
    absl::Time time;
    bool krx;
    bool nxt;
  };
  const Case cases[] = {{At(20, 7, 30), false, false},  {At(20, 8, 10), false, true},   {At(20, 8, 45), false, true},
                        {At(20, 8, 52), false, false},  {At(20, 9, 0), true, false},    {At(20, 9, 1), true, true},
                        {At(20, 15, 25), false, false}, {At(20, 15, 35), false, false}, {At(20, 16, 30), false, true},
                        {At(20, 19, 59), false, true},  {At(20, 20, 1), false, false}};
  for (const Case& c : cases) {
    Market market(1, kAccount, c.time, TradingHours::kTimetable);
    std::map<Exchange, int> trades;
    for (const Exchange exchange : {Exchange::kKrx, Exchange::kNxt, Exchange::kBoth}) {
      for (int i = 0; i < 10; ++i) {
        market.Happen(MarketEvent::kTrade, "000660", exchange, c.time, [&](const Market::Change& change) {
          trades[change.exchange] += change.event == MarketEvent::kTrade;
        });
      }
    }
    EXPECT_EQ(trades[Exchange::kKrx] > 0, c.krx) << c.time;
    EXPECT_EQ(trades[Exchange::kNxt] > 0, c.nxt) << c.time;
  }
}

TEST(MarketDayTest, TheNextDayStartsAtTheLastClose) {
  Market market(6, kAccount, At(20, 15, 0), TradingHours::kTimetable);
  const Stock& stock = *market.FindStock("000660");
  const Sector& sector = *market.FindSector("001");
  const auto nobody = [](const Market::Change&) {};
  market.Advance(At(20, 21, 0), nobody);
  const int64_t close = stock.price();
  const int64_t volume = stock.tape(Exchange::kKrx).volume();
  const int64_t on_nxt = stock.tape(Exchange::kNxt).volume();
  const int64_t turnover = stock.tape(Exchange::kBoth).turnover();
  const int64_t level = sector.level();
  EXPECT_NE(close, stock.base_price());
  market.Advance(At(21, 7, 0), nobody);
  EXPECT_EQ(stock.base_price(), close);
  EXPECT_EQ(stock.previous_day(Exchange::kKrx).volume, volume);
  EXPECT_EQ(stock.previous_day(Exchange::kNxt).volume, on_nxt);
  EXPECT_EQ(stock.previous_day(Exchange::kBoth).volume, volume + on_nxt);
  EXPECT_EQ(stock.previous_day(Exchange::kBoth).turnover, turnover);
  EXPECT_EQ(stock.past_year().front().close, close);
  EXPECT_EQ(stock.past_year().front().day, absl::CivilDay(2026, 7, 20));
  EXPECT_EQ(stock.upper_limit(), UpperLimit(InstrumentKind::kStock, close));
  EXPECT_EQ(sector.base_level(), level);
  EXPECT_EQ(sector.past_year().front().close, level);
}

TEST(MarketDayTest, BeforeTheOpeningAnIndexStaysAtItsBase) {
  Market market(1, kAccount, At(20, 8, 59), TradingHours::kTimetable);
  for (const auto& sector : market.sectors()) {
    EXPECT_EQ(sector->level(), sector->base_level());
    const Sector::Breadth breadth = sector->breadth();
    EXPECT_EQ(breadth.traded + breadth.advancing + breadth.unchanged + breadth.declining, 0);
    EXPECT_EQ(breadth.listed, static_cast<int64_t>(sector->members().size()));
  }
  market.Advance(At(20, 9, 0), [](const Market::Change&) {});
  for (const auto& sector : market.sectors()) {
    EXPECT_EQ(sector->breadth().traded, sector->breadth().listed);
    EXPECT_EQ(sector->open(), sector->level());
  }
}

TEST(MarketDayTest, KrxShowsItsOpeningAuctionFrom0850) {
  Market market(2, kAccount, At(20, 8, 10), TradingHours::kTimetable);
  const Stock& stock = *market.FindStock("005930");
  std::map<MarketEvent, absl::Time> first;
  for (absl::Time now = At(20, 8, 10); now < At(20, 8, 55); now += absl::Seconds(10)) {
    for (const MarketEvent event : {MarketEvent::kTrade, MarketEvent::kBook, MarketEvent::kIndicative}) {
      market.Happen(event, "005930", Exchange::kBoth, now, [&](const Market::Change& change) {
        if (Sees(Exchange::kKrx, change.exchange)) first.try_emplace(change.event, market.now());
      });
    }
    EXPECT_EQ(stock.book().is_open(Exchange::kKrx), now >= At(20, 8, 50));
  }
  EXPECT_EQ(first.at(MarketEvent::kBook), At(20, 8, 50));
  EXPECT_EQ(first.at(MarketEvent::kIndicative), At(20, 8, 50));
  EXPECT_FALSE(first.contains(MarketEvent::kTrade));
}

TEST(MarketDayTest, AnAuctionBelongsToItsExchange) {
  const auto auctions = [](absl::Time now) {
    const Market market(2, kAccount, now, TradingHours::kTimetable);
    const Stock& stock = *market.FindStock("005930");
    return std::map<Exchange, Auction>{{Exchange::kKrx, stock.auction(Exchange::kKrx)},
                                       {Exchange::kNxt, stock.auction(Exchange::kNxt)},
                                       {Exchange::kBoth, stock.auction(Exchange::kBoth)}};
  };
  std::map<Exchange, Auction> at = auctions(At(20, 8, 55));
  EXPECT_TRUE(at[Exchange::kKrx].running);
  EXPECT_TRUE(at[Exchange::kBoth].running);
  EXPECT_EQ(at[Exchange::kNxt].quantity, 0) << "NXT opens without an auction";
  at = auctions(At(20, 15, 35));
  EXPECT_FALSE(at[Exchange::kKrx].running);
  EXPECT_EQ(at[Exchange::kKrx].exchange, Exchange::kKrx);
  EXPECT_TRUE(at[Exchange::kNxt].running);
  EXPECT_EQ(at[Exchange::kBoth].exchange, Exchange::kNxt);
  at = auctions(At(20, 19, 0));
  EXPECT_LE(at[Exchange::kKrx].time, At(20, 15, 30));
  EXPECT_GE(at[Exchange::kNxt].time, At(20, 15, 30));
  EXPECT_EQ(at[Exchange::kBoth].exchange, Exchange::kNxt) << "the later auction";
}

TEST(MarketDayTest, EachExchangeHasItsOwnPreviousDay) {
  const Market market(2, kAccount, At(20, 10, 0), TradingHours::kTimetable);
  const Stock& stock = *market.FindStock("005930");
  const Stock::DayTotal& krx = stock.previous_day(Exchange::kKrx);
  const Stock::DayTotal& nxt = stock.previous_day(Exchange::kNxt);
  EXPECT_EQ(krx.volume, stock.instrument().previous_volume);
  EXPECT_GT(nxt.volume, 0);
  EXPECT_LT(nxt.volume, krx.volume);
  EXPECT_EQ(stock.previous_day(Exchange::kBoth).volume, krx.volume + nxt.volume);
  EXPECT_EQ(stock.previous_day(Exchange::kBoth).turnover, krx.turnover + nxt.turnover);
  EXPECT_EQ(market.FindStock("069500")->previous_day(Exchange::kNxt).volume, 0) << "NXT lists no funds";
}

}  // namespace
}  // namespace kiwoom::simulator
