#include "clients/cli/printing/event_printer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::unique_ptr<google::protobuf::Message> Trade(const std::string& more = "") {
  return Make("Event",
              "item: '005930' received_time { seconds: 1795132801 nanos: 5000000 } trade {"
              " trade_time { hours: 9 seconds: 1 } current_price: 86800"
              " current_price_direction: DIRECTION_UP } " +
                  more);
}

std::unique_ptr<google::protobuf::Message> Book(const std::string& item, int price) {
  return Make("Event", "item: '" + item + "' order_book { asks { price: " + std::to_string(price) + " quantity: 1 } }");
}

// Wide enough for the identity and two columns.
constexpr EventPrinterOptions kNarrow = {.width = 66};
constexpr EventPrinterOptions kEnglish = {.width = 70, .language = Language::kEnglish};

TEST(EventPrinterTest, TitlesThenAlignedRows) {
  EventPrinter printer(Directory(), kNarrow);
  EXPECT_EQ(printer.Lines(*Trade(), 0),
            "수신          종목       종류              체결시간      현재가\n"
            "09:00:01.005  005930     주식체결          09:00:01     ▲86,800\n");
  EXPECT_EQ(printer.Lines(*Trade(), 0), "09:00:01.005  005930     주식체결          09:00:01     ▲86,800\n");
}

TEST(EventPrinterTest, EnglishLinesHaveNoKorean) {
  EventPrinter printer(Directory(), kEnglish);
  EXPECT_EQ(printer.Lines(*Trade(), 0),
            "received      item       type              trade_time  current_price\n"
            "09:00:01.005  005930     Trade             09:00:01          ▲86,800\n");
}

TEST(EventPrinterTest, RepeatsTitlesBeforeTheyScrollOff) {
  EventPrinter printer(Directory(), kNarrow);
  int titles = 0;
  for (int i = 0; i < 50; ++i) titles += printer.Lines(*Trade(), 0).starts_with("수신") ? 1 : 0;
  EXPECT_EQ(titles, 3);
}

TEST(EventPrinterTest, RemarksOnSnapshotsAndSkippedEvents) {
  EventPrinter printer(Directory(), kNarrow);
  EXPECT_THAT(printer.Lines(*Trade("snapshot: true"), 0), HasSubstr("▲86,800  스냅샷\n"));
  EXPECT_THAT(printer.Lines(*Trade("replayed: true"), 0), HasSubstr("▲86,800  재전송\n"));
  EXPECT_THAT(printer.Lines(*Trade("skipped: 12"), 0), HasSubstr("▲86,800  앞서 12건 생략\n"));
  EXPECT_THAT(EventPrinter(Directory(), kEnglish).Lines(*Trade("skipped: 12"), 0),
              HasSubstr("▲86,800  12 skipped before\n"));
}

TEST(EventPrinterTest, NoticesAreOneLine) {
  EventPrinter printer(Directory(), kNarrow);
  EXPECT_EQ(printer.Lines(*Make("Event", "live { registrations { type: REALTIME_TYPE_MARKET_STATUS } }"), 0),
            "등록 확인  장시작시간\n");
}

TEST(EventPrinterTest, ReportsAnEventFieldOfANewerContract) {
  EventPrinter printer(Directory(), kNarrow);
  EXPECT_THAT(printer.Lines(*Make("Event", "item: '005930'"), 0), StartsWith("모르는 종류의 이벤트"));
}

TEST(EventPrinterTest, ALadderThatIsTooSoonIsHeldAndTheLastWins) {
  EventPrinter printer(Directory(), {.width = 100, .ladder_millis = 1000});
  EXPECT_THAT(printer.Lines(*Book("005930", 101), 5000), HasSubstr("101"));
  EXPECT_EQ(printer.Lines(*Book("005930", 102), 5100), "");
  EXPECT_EQ(printer.Lines(*Book("005930", 103), 5200), "");
  EXPECT_THAT(printer.Lines(*Book("000660", 201), 5200), HasSubstr("201")) << "items are timed independently";
  EXPECT_EQ(printer.Due(5999), "");
  const std::string due = printer.Due(6000);
  EXPECT_THAT(due, HasSubstr("103"));
  EXPECT_THAT(due, Not(HasSubstr("102")));
  EXPECT_EQ(printer.Due(9000), "");
  EXPECT_THAT(printer.Lines(*Book("005930", 104), 9000), HasSubstr("104"));
}

TEST(EventPrinterTest, PrintsHeldLaddersAtTheEnd) {
  EventPrinter printer(Directory(), {.width = 100, .ladder_millis = 1000});
  printer.Lines(*Book("005930", 101), 1);
  printer.Lines(*Book("005930", 102), 2);
  EXPECT_THAT(printer.Rest(), HasSubstr("102"));
  EXPECT_EQ(printer.Rest(), "");
}

TEST(IsDataTest, DistinguishesDataFromNotices) {
  EXPECT_TRUE(IsData(*Trade(), Directory()));
  EXPECT_FALSE(IsData(*Make("Event", "heartbeat {}"), Directory()));
  EXPECT_FALSE(IsData(*Make("Event", ""), Directory()));
}

}  // namespace
}  // namespace kiwoom::cli
