#include "clients/cli/completion/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

constexpr CommandHelp kCommands[] = {{"subscribe", "", ""}, {"sessions", "", ""}, {"get", "", ""}};
const FlagHelp kFlags[] = {{"gateway", "TEXT", "Where"}, {"json", "", "As JSON"}, {"all_pages", "", "get: all"}};

std::vector<std::string> Complete(std::vector<std::string_view> words) {
  return Candidates(words, {kCommands, kFlags, Directory(), Contract()});
}

TEST(CandidatesTest, CommandsComeFirst) {
  EXPECT_THAT(Complete({""}), ElementsAre("get", "help", "sessions", "subscribe"));
  EXPECT_THAT(Complete({"s"}), ElementsAre("sessions", "subscribe"));
  EXPECT_THAT(Complete({"--json", "g"}), ElementsAre("get"));
  EXPECT_THAT(Complete({"help", "g"}), ElementsAre("get"));
  EXPECT_THAT(Complete({}), IsEmpty());
}

TEST(CandidatesTest, FlagsAreThoseOfTheCommand) {
  EXPECT_THAT(Complete({"--"}), ElementsAre("--gateway=", "--help", "--json", "--version"));
  EXPECT_THAT(Complete({"get", "--a"}), ElementsAre("--all_pages"));
  EXPECT_THAT(Complete({"sessions", "--a"}), IsEmpty());
}

TEST(CandidatesTest, StreamsHaveAColonWhereItemsFollow) {
  EXPECT_THAT(Complete({"subscribe", "Tra"}), ElementsAre("Trade:"));
  EXPECT_THAT(Complete({"subscribe", "Trade:005930", "MarketS"}), ElementsAre("MarketStatus"));
  EXPECT_THAT(Complete({"subscribe", "SectorPrice"}), IsEmpty()) << "a query";
  EXPECT_THAT(Complete({"record", ""}), IsEmpty()) << "a file";
  EXPECT_THAT(Complete({"record", "day.rec", "Tra"}), ElementsAre("Trade:"));
  EXPECT_THAT(Complete({"export", "day.rec", "Tra"}), ElementsAre("Trade"));
}

TEST(CandidatesTest, QueriesHaveFieldsAndTheseHaveValues) {
  EXPECT_THAT(Complete({"get", "SectorPri"}), ElementsAre("SectorPrice"));
  EXPECT_THAT(Complete({"get", "Trade"}), IsEmpty()) << "a stream";
  EXPECT_THAT(Complete({"get", "SectorPrice", "ma"}), ElementsAre("market=", "max_age="));
  EXPECT_THAT(Complete({"get", "SectorPrice", "market=KOSPI"}), ElementsAre("market=KOSPI", "market=KOSPI200"));
  EXPECT_THAT(Complete({"get", "SectorPrice", "market=코스닥"}), ElementsAre("market=코스닥"));
  EXPECT_THAT(Complete({"get", "SectorPrice", "sector_code="}), IsEmpty());
  EXPECT_THAT(Complete({"get", "Nothing", ""}), IsEmpty());
}

TEST(CandidatesTest, TheCatalogHasEverything) {
  EXPECT_THAT(Complete({"catalog", ""}), IsSupersetOf({"Trade", "SectorPrice"}));
  EXPECT_THAT(Complete({"sessions", ""}), IsEmpty());
}

}  // namespace
}  // namespace kiwoom::cli
