// Every error code of the broker's list: what a caller is told, wherever in the answer the code is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "generated/broker_errors.h"
#include "service/errors/error_details.h"
#include "service/rest/test_rest_trs.h"
#include "tests/rest/hostile_broker.h"
#include "tests/rest/rest_stack.h"

namespace kiwoom::rest {
namespace {

using ::testing::SizeIs;

constexpr char kAccess[] = "FAILED_PRECONDITION BROKER_REJECTED";
constexpr char kDown[] = "UNAVAILABLE SESSION_DOWN";
constexpr char kFailed[] = "UNAVAILABLE BROKER_REJECTED";
constexpr char kFull[] = "RESOURCE_EXHAUSTED NO_ROOM";
constexpr char kInput[] = "INVALID_ARGUMENT BROKER_REJECTED";
constexpr char kLimit[] = "RESOURCE_EXHAUSTED BROKER_RATE_LIMIT";
constexpr char kMistake[] = "INTERNAL BROKER_REJECTED";
constexpr char kNotFound[] = "NOT_FOUND BROKER_REJECTED";
constexpr char kToken[] = "UNAVAILABLE TOKEN_UNAVAILABLE";
constexpr char kUnsupported[] = "UNIMPLEMENTED BROKER_REJECTED";

const std::map<std::string, std::string> kTold = {
    {"1501", kMistake},  {"1504", kMistake},   {"1505", kMistake},     {"1511", kInput},       {"1512", kMistake},
    {"1513", kMistake},  {"1514", kMistake},   {"1515", kMistake},     {"1516", kMistake},     {"1517", kInput},
    {"1634", kInput},    {"1687", kLimit},     {"1700", kLimit},       {"1701", kLimit},       {"1702", kLimit},
    {"1901", kNotFound}, {"1902", kNotFound},  {"1903", kNotFound},    {"1999", kFailed},      {"8001", kAccess},
    {"8002", kAccess},   {"8003", kFailed},    {"8005", kToken},       {"8006", kFailed},      {"8009", kFailed},
    {"8010", kAccess},   {"8011", kMistake},   {"8012", kMistake},     {"8015", kFailed},      {"8016", kMistake},
    {"8020", kAccess},   {"8030", kAccess},    {"8031", kToken},       {"8040", kAccess},      {"8050", kAccess},
    {"8103", kToken},    {"805004", kToken},   {"8104", kUnsupported}, {"8200", kUnsupported}, {"100002", kMistake},
    {"100013", kDown},   {"105108", kMistake}, {"105110", kLimit},     {"105111", kMistake},   {"105115", kFull},
    {"105118", kFull},
};

constexpr absl::Duration kPause = absl::Milliseconds(20);

TEST(ErrorCodes, EachMeansTheSameInBracketsAndBare) {
  HostileBroker broker;
  for (const auto& [code, told] : kTold) {
    const std::string spellings[] = {
        R"({"return_code":2,"return_msg":"실패했습니다[)" + code + R"(:사유]"})",
        R"({"return_code":"2","return_msg":"[CODE=)" + code + R"(, MESSAGE=사유]"})",
        R"({"return_code":2,"return_msg":")" + code + R"(:사유"})",
        R"({"return_code":2,"return_msg":")" + code + R"("})",
        R"({"return_code":)" + code + R"(,"return_msg":"사유"})",
        R"({"return_code":")" + code + R"("})",
    };
    RestStack stack({.client = {.limit_pause = kPause, .limit_retries = 0},
                     .tokens = {.failure_pause = absl::ZeroDuration(), .renewal_pause = absl::ZeroDuration()}},
                    broker.server());
    for (const std::string& body : spellings) {
      SCOPED_TRACE(body);
      broker.SetManner({.bytes = absl::StrCat("HTTP/1.1 200 OK\r\nContent-Length: ", body.size(), "\r\n\r\n", body)});
      const absl::Status status = stack.Ask({.tr = &kPriceTr, .body = "nonce"}).status();
      EXPECT_EQ(absl::StatusCodeToString(status.code()) + " " + errors::ReasonOf(status), told) << status;
      EXPECT_EQ(errors::MetadataOf(status, errors::kBrokerCode), code);
      EXPECT_EQ(errors::MetadataOf(status, errors::kHttpStatus), "200");
      EXPECT_EQ(errors::RetryDelayOf(status), told == kLimit ? std::optional(kPause) : std::nullopt);
      EXPECT_THAT(broker.TakeQueries(), SizeIs(told == kToken ? 2 : 1)) << "a new token is tried once";
    }
  }
}

TEST(ErrorCodes, TheTableHereHasEachCodeOfTheBrokersList) {
  for (const auto& known : generated::BrokerErrorCodes()) {
    const std::string code(known.code);
    if (code.find('x') != code.npos || code.starts_with("RC") || code == "2000") continue;  // hostile_answers_test
    if (code.starts_with("R1")) continue;  // of a SYSTEM frame; no answer has one
    EXPECT_TRUE(kTold.contains(code)) << code;
  }
}

}  // namespace
}  // namespace kiwoom::rest
