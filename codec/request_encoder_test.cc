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
  message.Text(1, "k:next");
  Request request;
  std::vector<FieldProblem> problems;
  ASSERT_TRUE(EncodeRequest(kTr, message.bytes(), request, problems)) << problems[0].field;
  EXPECT_EQ(request.body, R"({"mrkt_tp":"0","inds_cd":"001","base_dt":"20241107","tm":"093000"})")
      << "the first spelling of a code";
  EXPECT_EQ(request.page_token, "k:next");
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
      {"blank", std::move(Builder().Number(11, 1).Text(12, "")), "sector_code", Problem::kMissing, {"업종코드"}},
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
  message.Text(13, "\x08\xE8\x0F\x10\x0D\x18\x07").Text(12, "0012").Text(1, "k:next");
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
  EXPECT_EQ(request.page_token, "k:next") << "whose turn to be checked is later";
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
