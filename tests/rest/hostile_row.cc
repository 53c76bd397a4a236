#include "tests/rest/hostile_row.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "codec/wire_reader.h"
#include "service/errors/error_details.h"
#include "service/rest/test_rest_trs.h"
#include "tests/rest/rest_stack.h"

namespace kiwoom::rest {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

// The next question is of another TR: what the broker limits does not concern it.
constexpr codec::Tr kNextTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "ka20009";
  tr.path = "/api/dostk/chart";
  return tr;
}();

void CheckSecrets(const std::string& text) {
  EXPECT_THAT(text, Not(HasSubstr(HostileBroker::kTokenPrefix)));
  EXPECT_THAT(text, Not(HasSubstr(RestStack::kAppKey)));
  EXPECT_THAT(text, Not(HasSubstr(RestStack::kSecretKey)));
}

std::string Price(const RestAnswer& answer) {
  codec::WireReader reader(answer.message);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == kPriceRows[0].number) return std::string(field.bytes);
  }
  return "";
}

}  // namespace

std::string Http(int status, const std::string& body, const std::string& headers) {
  return absl::StrCat("HTTP/1.1 ", status, " Such\r\n", headers, "Content-Length: ", body.size(), "\r\n\r\n", body);
}

std::string Ok(const std::string& body, const std::string& headers) { return Http(200, body, headers); }

void HostileRowsTest::Play(const std::vector<HostileRow>& rows) {
  for (const HostileRow& row : rows) {
    SCOPED_TRACE(row.name);
    Play(row);
  }
}

void HostileRowsTest::Play(const HostileRow& row) {
  RestStack stack({.client = {.limit_pause = kLimitPause, .error_pause = absl::ZeroDuration(), .limit_retries = 0},
                   .tokens = {.failure_pause = absl::ZeroDuration(), .renewal_pause = absl::ZeroDuration()}},
                  broker_.server());
  const bool hangs = row.result == kTooLate;
  if (hangs) {  // it has little time, and a handshake may take long
    ASSERT_TRUE(stack.Ask({.tr = &kNextTr, .body = "first"}).ok());
  }
  broker_.TakeQueries();
  broker_.SetManner({.bytes = row.sent, .end = row.end, .kept = row.kept});
  const absl::Duration timeout = hangs ? absl::Seconds(1) : absl::Seconds(60);
  const auto answer = stack.Ask({.tr = &kPriceTr, .body = "nonce", .deadline = absl::Now() + timeout});
  const std::vector<HostileBroker::Query> queries = broker_.TakeQueries();
  ASSERT_THAT(queries, SizeIs(row.asked));
  Check(row, answer);
  for (int i = 0; !row.kept && i < row.asked; ++i) ASSERT_TRUE(broker_.AwaitClosed());
  broker_.SetManner({});
  const auto next = stack.Ask({.tr = &kNextTr, .body = "next"});
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ(Price(*next), "next");
  EXPECT_EQ(broker_.TakeQueries().back().connection == queries.back().connection, row.kept) << "the connection";
  for (const std::string& line : stack.anomalies()) CheckSecrets(line);
}

void HostileRowsTest::Check(const HostileRow& row, const absl::StatusOr<RestAnswer>& answer) {
  CheckSecrets(answer.status().ToString());
  if (answer.ok()) {
    EXPECT_EQ("OK", row.result) << answer->message;
    EXPECT_THAT(answer->message, HasSubstr(row.says));
    EXPECT_THAT(answer->message, Not(HasSubstr("another's")));
    CheckSecrets(answer->message + answer->next_key);
    if (row.sent.find('%') != std::string::npos) {
      EXPECT_EQ(Price(*answer), "nonce");
    }
    return;
  }
  const absl::Status& status = answer.status();
  EXPECT_EQ(absl::StatusCodeToString(status.code()) + " " + errors::ReasonOf(status), row.result) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr(row.says));
  EXPECT_EQ(errors::MetadataOf(status, errors::kHttpStatus), row.http_status);
  if (!row.broker_code.empty()) {
    EXPECT_EQ(errors::MetadataOf(status, errors::kBrokerCode), row.broker_code);
  }
  EXPECT_EQ(errors::RetryDelayOf(status), row.retry);
}

}  // namespace kiwoom::rest
