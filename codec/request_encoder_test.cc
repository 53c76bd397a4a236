#include "codec/request_encoder.h"

#include <gtest/gtest.h>

#include "codec/wire_writer.h"

namespace kiwoom::codec {
namespace {

constexpr Code kMarkets[] = {{"0", 1}, {"P", 1}, {"1", 2}};
constexpr Row kRows[] = {
    {.key = "mrkt_tp",
     .ko = "시장구분",
     .name = "market",
     .number = 11,
     .type = Type::kEnum,
     .shape = Shape::kEnum,
     .codes = kMarkets,
     .required = true,
     .length = 1},
    {.key = "inds_cd",
     .ko = "업종코드",
     .name = "sector_code",
     .number = 12,
     .type = Type::kCode,
     .required = true,
     .length = 3},
    {.key = "base_dt",
     .ko = "기준일자",
     .name = "base_date",
     .number = 13,
     .type = Type::kDate,
     .shape = Shape::kDate,
     .length = 8},
    {.key = "tm", .ko = "시각", .name = "time", .number = 14, .type = Type::kTimeOfDay, .shape = Shape::kTimeOfDay},
    {.key = "stk_cd", .ko = "종목코드", .name = "stock_code", .number = 15, .length = 6, .format = Format::kStockCode},
    {.key = "stk", .ko = "종목", .name = "stock", .number = 16, .format = Format::kStockCodeWithVenue},
    {.key = "sec", .ko = "업종", .name = "sector", .number = 17, .format = Format::kSectorCode},
    {.key = "ym", .ko = "연월", .name = "month", .number = 18, .format = Format::kMonth},
};
constexpr Message kRequest{.name = "GetThingRequest", .rows = kRows};
constexpr Tr kTr{.code = "ka00000", .kind = Kind::kRest, .request = &kRequest};

// A request message, written field by field.
class Builder {
 public:
  Builder() { out_.Reserve(4096); }
  Builder& Number(uint32_t number, uint64_t value) {
    out_.Varint(Tag(number, kVarint));
    out_.Varint(value);
    return *this;
  }
  Builder& Text(uint32_t number, std::string_view text) {
    out_.Delimited(number, text);
    return *this;
  }
  std::string_view bytes() const { return out_.view(); }

 private:
  WireWriter out_;
};

TEST(RequestEncoder, WritesTheTablesKeysInItsOrder) {
  Builder message;
  message.Text(14, "\x08\x09\x10\x1E").Text(13, "\x08\xE8\x0F\x10\x0B\x18\x07").Text(12, "001").Number(11, 1);
  Request request;
  std::vector<FieldProblem> problems;
  ASSERT_TRUE(EncodeRequest(kTr, message.bytes(), request, problems)) << problems[0].field;
  EXPECT_EQ(request.body, R"({"mrkt_tp":"0","inds_cd":"001","base_dt":"20241107","tm":"093000"})")
      << "the first spelling of a code";
  EXPECT_EQ(request.page_token, "");
  EXPECT_EQ(request.max_age, std::nullopt);
}

TEST(RequestEncoder, TakesWhatIsWrittenAsItsRowSays) {
  Builder message;
  message.Number(11, 1).Text(12, " 1 ").Text(15, "0156T0").Text(16, "005930_AL").Text(17, "101").Text(18, "202602");
  Request request;
  std::vector<FieldProblem> problems;
  ASSERT_TRUE(EncodeRequest(kTr, message.bytes(), request, problems)) << problems[0].field;
  EXPECT_EQ(request.body, R"({"mrkt_tp":"0","inds_cd":" 1 ","stk_cd":"0156T0","stk":"005930_AL","sec":"101","ym":)"
                          R"("202602"})");
}

// A page token is bound to the body: it must be the same for the next page, and for a request that takes an older
// answer.
TEST(RequestEncoder, TheBodyDependsOnTheBrokersFieldsAlone) {
  Builder first, next;
  first.Number(11, 1).Text(12, "001");
  next.Text(2, "\x08\x05").Text(12, "").Text(12, "001").Text(16, "").Text(1, "token").Number(11, 2).Number(11, 1);
  Request asked, asked_again;
  std::vector<FieldProblem> problems;
  ASSERT_TRUE(EncodeRequest(kTr, first.bytes(), asked, problems)) << problems[0].field;
  ASSERT_TRUE(EncodeRequest(kTr, next.bytes(), asked_again, problems)) << problems[0].field;
  EXPECT_EQ(asked_again.body, asked.body);
  EXPECT_EQ(asked_again.page_token, "token");
  EXPECT_EQ(asked_again.max_age, "\x08\x05");
}

// As protobuf does it.
TEST(RequestEncoder, OurFieldsComeInPartsOrOfAnotherType) {
  Builder message;
  message.Number(11, 1).Text(12, "001").Text(1, "first").Text(1, "second").Number(1, 7);
  message.Text(2, "\x08\x05").Text(2, "\x10\x01").Number(2, 9);
  Request request;
  std::vector<FieldProblem> problems;
  ASSERT_TRUE(EncodeRequest(kTr, message.bytes(), request, problems)) << problems[0].field;
  EXPECT_EQ(request.page_token, "second");
  EXPECT_EQ(request.max_age, "\x08\x05\x10\x01");
}

TEST(RequestEncoder, LeavesOutWhatIsNotSetAndIgnoresUnknownFields) {
  Builder message;
  message.Number(11, 2).Text(12, "a\"b").Number(500, 7);
  Request request;
  std::vector<FieldProblem> problems;
  ASSERT_TRUE(EncodeRequest(kTr, message.bytes(), request, problems)) << problems[0].field;
  EXPECT_EQ(request.body, R"({"mrkt_tp":"1","inds_cd":"a\"b"})");
}

TEST(RequestEncoder, RefusesWithTheFieldAndItsProblem) {
  const struct {
    const char* name;
    Builder message;
    const char* field;
    Problem problem;
    std::vector<std::string> arguments = {};
  } kCases[] = {
      {"missing", std::move(Builder().Number(11, 1)), "sector_code", Problem::kMissing, {"업종코드"}},
      {"empty", std::move(Builder().Number(11, 1).Text(12, "")), "sector_code", Problem::kMissing, {"업종코드"}},
      {"spaces", std::move(Builder().Number(11, 1).Text(12, "   ")), "sector_code", Problem::kMissing, {"업종코드"}},
      {"more spaces than fit",
       std::move(Builder().Number(11, 1).Text(12, "    ")),
       "sector_code",
       Problem::kMissing,
       {"업종코드"}},
      {"wide space",
       std::move(Builder().Number(11, 1).Text(12, "\u3000")),
       "sector_code",
       Problem::kMissing,
       {"업종코드"}},
      {"spaces of what may be left out", std::move(Builder().Number(11, 1).Text(12, "001").Text(16, " ")), "stock",
       Problem::kBlank},
      {"line break", std::move(Builder().Number(11, 1).Text(12, "00\n")), "sector_code", Problem::kControlCharacter},
      {"NUL",
       std::move(Builder().Number(11, 1).Text(12, std::string_view("\0"
                                                                   "01",
                                                                   3))),
       "sector_code", Problem::kControlCharacter},
      {"C1", std::move(Builder().Number(11, 1).Text(12, "0\u0085")), "sector_code", Problem::kControlCharacter},
      {"five characters", std::move(Builder().Number(11, 1).Text(12, "001").Text(15, "00593")), "stock_code",
       Problem::kNoStockCode},
      {"seven characters where six fit", std::move(Builder().Number(11, 1).Text(12, "001").Text(15, "0059300")),
       "stock_code", Problem::kNoStockCode},
      {"a venue where none is taken", std::move(Builder().Number(11, 1).Text(12, "001").Text(15, "005930_NX")),
       "stock_code", Problem::kNoStockCode},
      {"a venue that does not exist", std::move(Builder().Number(11, 1).Text(12, "001").Text(16, "005930_KR")), "stock",
       Problem::kNoStockCodeWithVenue},
      {"two characters", std::move(Builder().Number(11, 1).Text(12, "001").Text(17, "01")), "sector",
       Problem::kNoSectorCode},
      {"thirteenth month", std::move(Builder().Number(11, 1).Text(12, "001").Text(18, "202613")), "month",
       Problem::kNoMonth},
      {"unspecified enum",
       std::move(Builder().Number(11, 0).Text(12, "001")),
       "market",
       Problem::kUnknownValue,
       {"0", "1, 2"}},
      {"too long", std::move(Builder().Number(11, 1).Text(12, "0012")), "sector_code", Problem::kTooLong, {"4", "3"}},
      {"no UTF-8", std::move(Builder().Number(11, 1).Text(12, "\xFF")), "sector_code", Problem::kNotUtf8},
      {"wrong wire type", std::move(Builder().Number(11, 1).Number(12, 1)), "sector_code", Problem::kWrongType},
      {"no such date", std::move(Builder().Number(11, 1).Text(12, "001").Text(13, "\x08\xE8\x0F\x10\x0D\x18\x07")),
       "base_date", Problem::kNoDate},
      {"31 February", std::move(Builder().Number(11, 1).Text(12, "001").Text(13, "\x08\xEA\x0F\x10\x02\x18\x1F")),
       "base_date", Problem::kNoDate},
      {"30 February", std::move(Builder().Number(11, 1).Text(12, "001").Text(13, "\x08\xE8\x0F\x10\x02\x18\x1E")),
       "base_date", Problem::kNoDate},
      {"29 February of no leap year",
       std::move(Builder().Number(11, 1).Text(12, "001").Text(13, "\x08\xE7\x0F\x10\x02\x18\x1D")), "base_date",
       Problem::kNoDate},
      {"year 10000", std::move(Builder().Number(11, 1).Text(12, "001").Text(13, "\x08\x90\x4E\x10\x01\x18\x01")),
       "base_date", Problem::kNoDate},
      {"month beyond an int",
       std::move(Builder().Number(11, 1).Text(12, "001").Text(13, "\x08\xE8\x0F\x10\x81\x80\x80\x80\x10\x18\x01")),
       "base_date", Problem::kNoDate},
      {"no clock time", std::move(Builder().Number(11, 1).Text(12, "001").Text(14, "\x20\x01")), "time",
       Problem::kNoTimeOfDay},
      {"garbage", std::move(Builder().Text(12, "001").Number(0, 0)), "", Problem::kNotAMessage},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.name);
    Request request;
    std::vector<FieldProblem> problems;
    EXPECT_FALSE(EncodeRequest(kTr, test.message.bytes(), request, problems));
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].field, test.field);
    EXPECT_EQ(problems[0].problem, test.problem);
    EXPECT_EQ(problems[0].arguments, test.arguments);
  }
}

TEST(RequestEncoder, AllThatIsWrongIsFoundInTheOrderOfTheTable) {
  Builder message;
  message.Text(13, "\x08\xE8\x0F\x10\x0D\x18\x07").Text(12, "0012").Text(1, "token");
  Request request;
  std::vector<FieldProblem> problems;
  EXPECT_FALSE(EncodeRequest(kTr, message.bytes(), request, problems));
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].field, "market");
  EXPECT_EQ(problems[0].problem, Problem::kMissing);
  EXPECT_EQ(problems[1].field, "sector_code");
  EXPECT_EQ(problems[1].problem, Problem::kTooLong);
  EXPECT_EQ(problems[2].field, "base_date");
  EXPECT_EQ(problems[2].problem, Problem::kNoDate);
  EXPECT_EQ(request.page_token, "token") << "whose turn to be checked is later";
}

// A field that was valid once is still reported if it was also invalid, and only once however often it came.
TEST(RequestEncoder, ARowIsNamedOnce) {
  Builder message;
  message.Number(11, 1);
  for (int i = 0; i < 100; ++i) message.Number(12, 1);
  message.Text(12, "001");
  Request request;
  std::vector<FieldProblem> problems;
  EXPECT_FALSE(EncodeRequest(kTr, message.bytes(), request, problems));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].problem, Problem::kWrongType);
}

}  // namespace
}  // namespace kiwoom::codec
