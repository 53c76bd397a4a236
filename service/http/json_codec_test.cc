#include "service/http/json_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/http/test_pool.h"

using namespace std::string_literals;
using namespace std::string_view_literals;

namespace kiwoom::http {
namespace {

using ::testing::HasSubstr;

class JsonCodecTest : public ::testing::Test {
 protected:
  const TestPool pool_;
  const JsonCodec json_{*pool_};
};

TEST_F(JsonCodecTest, ReadsBothSpellingsOfANameAndOfANumber) {
  for (const char* json :
       {R"({"sector_code":"001","count":7,"side":"SIDE_BUY"})", R"({"sectorCode":"001","count":"7","side":1})",
        R"( {"side":1 , "count":7,"sectorCode":"001"} )"}) {
    const auto bytes = json_.ToProto(pool_.ask(), json);
    ASSERT_TRUE(bytes.ok()) << bytes.status();
    EXPECT_THAT(*bytes, ::testing::AnyOf("\x0A\x03"
                                         "001\x10\x07\x18\x01",
                                         "\x18\x01\x10\x07\x0A\x03"
                                         "001"))
        << json;
  }
  EXPECT_EQ(*json_.ToProto(pool_.ask(), "{}"), "");
}

TEST_F(JsonCodecTest, SaysWhatIsWrong) {
  const struct {
    const char* json;
    const char* words;
  } kCases[] = {
      {"", "the request is not JSON of this message: "},
      {"nonsense", "the request is not JSON of this message: "},
      {"[]", "the request is not JSON of this message: "},
      {R"({"sector_cod":"001"})", "sector_cod: Cannot find field."},
      {R"({"count":"seven"})", "count"},
      {R"({"count":1.5})", "count"},
      {R"({"side":"SIDE_SELL"})", "side"},
      {R"({"sector_code":"001")", "the request is not JSON of this message: "},
      {R"({"sector_code":1})", "sector_code"},
  };
  for (const auto& test : kCases) {
    const auto bytes = json_.ToProto(pool_.ask(), test.json);
    EXPECT_EQ(bytes.status().code(), absl::StatusCode::kInvalidArgument) << test.json;
    EXPECT_THAT(std::string(bytes.status().message()), HasSubstr(test.words)) << test.json;
  }
}

TEST_F(JsonCodecTest, DoesNotFollowAnyDepth) {
  std::string json;
  for (int i = 0; i < 100'000; ++i) json += R"({"inner":)";
  EXPECT_EQ(json_.ToProto(pool_.ask(), json).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(JsonCodecTest, ALongComplaintIsCut) {
  const std::string json = R"({")" + std::string(100'000, 'x') + R"(":1})";
  EXPECT_LT(json_.ToProto(pool_.ask(), json).status().message().size(), 300u);
}

TEST_F(JsonCodecTest, WritesWholeNumbersAsStringsAndWhatIsThere) {
  // name "코스피", price +2 (zigzag 4), level 2.5
  const std::string bytes = "\x0A\x09코스피\x10\x04\x19\0\0\0\0\0\0\x04\x40"s;
  EXPECT_EQ(*json_.ToJson(pool_.answer(), bytes), R"({"name":"코스피","price":"2","level":2.5})");
  EXPECT_EQ(*json_.ToJson(pool_.answer(), "\x10\0"sv), R"({"price":"0"})") << "a zero that is there";
  EXPECT_EQ(*json_.ToJson(pool_.answer(), ""), "{}");
  EXPECT_EQ(*json_.ToJson(pool_.answer(), "\x22\x02\x10\x01\x22\0"sv), R"({"more":[{"price":"-1"},{}]})");
}

}  // namespace
}  // namespace kiwoom::http
