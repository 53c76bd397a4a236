// The codec's requests to the broker for the kitchen sink, compared with hand-written bodies.
#include "codec/request_encoder.h"

#include "codegen/testdata/kitchen_sink.h"
#include "gtest/gtest.h"

namespace kiwoom::kitchen_sink {
namespace {

struct RequestCase {
  const char* name;
  const char* code;
  const char* message;
  const char* body;
  const char* field = "";  // of the refusal; empty: accepted
  codec::Problem problem = codec::Problem::kNotAMessage;
};

const RequestCase kRequests[] = {
    {"EveryType", "kz00001",
     R"(page_token: "p" dish: "국수" size: "L" doneness: DONENESS_MEDIUM_RARE is_spicy: false quantity: 2
        serve_date { year: 2026 month: 11 day: 2 } pass_phrase: "열려라"
        stock_code: "0156T0" stock: "005930_NX" sector_code: "001" first_month: "202602")",
     R"({"dish":"국수","size":"L","doneness":"2","spicy":"0","qty":"2","serve_dt":"20261102","acct_pw":"열려라",)"
     R"("stk_cd":"0156T0","stk_ven":"005930_NX","inds_cd":"001","strt_ym":"202602"})"},
    {"OnlyWhatIsRequired", "kz00001", R"(dish: "국수" doneness: DONENESS_WELL_DONE)",
     R"({"dish":"국수","doneness":"9"})"},
    {"WithoutWhatIsRequired", "kz00001", R"(dish: "국수")", "", "doneness", codec::Problem::kMissing},
    {"TooLong", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW size: "XL")", "", "size", codec::Problem::kTooLong},
    {"Blank", "kz00001", R"(dish: "  " doneness: DONENESS_RAW)", "", "dish", codec::Problem::kMissing},
    {"AControlCharacter", "kz00001", R"(dish: "국\n수" doneness: DONENESS_RAW)", "", "dish",
     codec::Problem::kControlCharacter},
    {"NoStockCode", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW stock_code: "00593")", "", "stock_code",
     codec::Problem::kNoStockCode},
    {"AVenueWhereNoneIsTaken", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW stock_code: "005930_NX")", "",
     "stock_code", codec::Problem::kNoStockCode},
    {"NoVenue", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW stock: "005930_XX")", "", "stock",
     codec::Problem::kNoStockCodeWithVenue},
    {"NoSectorCode", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW sector_code: "0001")", "", "sector_code",
     codec::Problem::kNoSectorCode},
    {"NoMonth", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW first_month: "202613")", "", "first_month",
     codec::Problem::kNoMonth},
    {"NoDay", "kz00001", R"(dish: "국수" doneness: DONENESS_RAW serve_date { year: 2026 month: 2 day: 31 })", "",
     "serve_date", codec::Problem::kNoDate},
    {"AnEnumThatTheTrDeclares", "kz00002", "meal: MEAL_DINNER", R"({"meal":"D"})"},
    {"AValueThatTheEnumDoesNotHave", "kz00002", "meal: MEAL_UNSPECIFIED", "", "meal", codec::Problem::kUnknownValue},
    {"NoFields", "kz00004", "", "{}"},
};

class RequestTest : public ::testing::TestWithParam<RequestCase> {};

TEST_P(RequestTest, Asks) {
  const codec::Tr& tr = FindTr(GetParam().code);
  const auto message = Pool().ParseText(tr.request->name, GetParam().message);
  ASSERT_NE(message, nullptr);
  codec::Request request;
  std::vector<codec::FieldProblem> problems;
  const bool taken = EncodeRequest(tr, message->SerializeAsString(), request, problems);
  ASSERT_EQ(taken, *GetParam().field == '\0');
  if (taken) {
    EXPECT_EQ(request.body, GetParam().body);
    return;
  }
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].field, GetParam().field);
  EXPECT_EQ(problems[0].problem, GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(KitchenSink, RequestTest, ::testing::ValuesIn(kRequests),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace kiwoom::kitchen_sink
