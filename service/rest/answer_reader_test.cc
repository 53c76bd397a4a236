#include "service/rest/answer_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "generated/broker_errors.h"
#include "google/rpc/error_details.pb.h"
#include "service/broker/broker_error.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/rest/test_gzip.h"
#include "service/rest/test_rest_trs.h"

namespace kiwoom::rest {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Code = absl::StatusCode;
using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr char kSuccess[] = R"({"cur_prc":"-2393.33","return_code":0,"return_msg":"정상적으로 처리되었습니다"})";
constexpr char kPrice[] = "\x5A\x08-2393.33";  // its message: field 11, eight bytes
constexpr char kLimit[] = R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5]"})";
constexpr char kHtml[] = "\n<!DOCTYPE html><html><body>[8005:x]</body></html>";

// {"return_code":3,"return_msg":"인증[8005:x]"} and the same of a success, in EUC-KR.
constexpr char kErrorInEucKr[] = "{\"return_code\":3,\"return_msg\":\"\xC0\xCE\xC1\xF5[8005:x]\"}";
constexpr char kSuccessInEucKr[] = "{\"return_code\":0,\"return_msg\":\"\xC0\xCE\xC1\xF5\"}";

class CollectAnomalies final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { log.push_back(anomaly.Describe()); }
  std::vector<std::string> log;
};

class AnswerReaderTest : public ::testing::Test {
 protected:
  absl::StatusOr<RestAnswer> Read(int status, std::string body, Headers headers = {}) {
    return reader_.Read(kPriceTr, {status, std::move(headers), std::move(body)}, now_);
  }
  absl::Status Error(int status, std::string body, Headers headers = {}) {
    return Read(status, std::move(body), std::move(headers)).status();
  }

  const absl::Time now_ = absl::FromCivil(absl::CivilSecond(2026, 11, 27, 9, 30, 0), absl::UTCTimeZone());
  broker::Secrets secrets_{{"APPKEY-1", "SECRET-2"}};
  CollectAnomalies anomalies_;
  AnswerReader reader_{{}, secrets_, anomalies_};
};

TEST_F(AnswerReaderTest, Data) {
  const std::string plain = kSuccess;
  const struct {
    const char* name;
    std::string body;
  } kCases[] = {
      {"as documented", plain},
      {"with a byte order mark", "\xEF\xBB\xBF" + plain},
      {"with gzip", Gzip(plain)},
      {"with both", Gzip("\xEF\xBB\xBF" + plain)},
      {"with blanks around it", "\r\n " + plain + "\n"},
      {"return_code as text", R"({"return_code":"0","cur_prc":"-2393.33"})"},
      {"return_code padded", R"({"return_code":" 0 ","cur_prc":"-2393.33"})"},
      {"return_code in zeros", R"({"return_code":"00","cur_prc":"-2393.33"})"},
      {"return_code twice", R"({"return_code":0,"cur_prc":"-2393.33","return_code":"0"})"},
      {"return_code with an escape in its key", R"({"return\u005fcode":0,"cur_prc":"-2393.33"})"},
      {"words with a code", R"({"return_code":0,"cur_prc":"-2393.33","return_msg":"[8005:x]"})"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.name);
    const absl::StatusOr<RestAnswer> answer = Read(200, test.body);
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(answer->message, kPrice);
    EXPECT_FALSE(answer->more);
    EXPECT_EQ(answer->received, now_);
  }
  EXPECT_THAT(anomalies_.log, IsEmpty());
}

// Each of these would pass for an empty page.
TEST_F(AnswerReaderTest, WhatProvesNothingIsNoSuccess) {
  std::string deep = R"({"return_code":0,"x":)";
  for (int i = 0; i < 200'000; ++i) deep += '[';
  const struct {
    std::string body;
    const char* why;
  } kCases[] = {
      {"{}", "it has no return_code"},
      {R"({"cur_prc":"1"})", "it has no return_code"},
      {R"({"Return_Code":0})", "it has no return_code"},
      {R"({"return_cd":0})", "it has no return_code"},
      {R"({"body":{"return_code":0}})", "it has no return_code"},
      {R"({"return_code":null})", "its return_code is not a number"},
      {R"({"return_code":""})", "its return_code is not a number"},
      {R"({"return_code":"OK"})", "its return_code is not a number"},
      {R"({"return_code":false})", "its return_code is not a number"},
      {R"({"return_code":0.0})", "its return_code is not a number"},
      {R"({"return_code":[0]})", "its return_code is not a number"},
      {R"({"return_code":0,"return_code":3})", "it has return_codes that differ"},
      {R"({"return_code":3,"return_code":0})", "it has return_codes that differ"},
      {R"({"return_code":null,"return_code":0})", "it has return_codes that differ"},
      {"null", "the answer to ka20001 is not a JSON object"},
      {"0", "the answer to ka20001 is not a JSON object"},
      {R"([{"return_code":0}])", "the answer to ka20001 is not a JSON object"},
      {R"({"return_code":0)", "the answer to ka20001 is not JSON: "},
      {R"({"return_code":0}{"return_code":0})", "the answer to ka20001 is not JSON: text follows its end"},
      {R"({"return_code":0,"a":tru})", "the answer to ka20001 is not JSON: "},
      {deep, "the answer to ka20001 is not JSON: "},
      {"OK", "the answer to ka20001 is not a JSON object"},
      {"", "it is empty"},
      {" \r\n", "it is empty"},
      {"\xEF\xBB\xBF", "it is empty"},
      {kHtml, "it is an HTML page"},
      {"<html>", "it is an HTML page"},
      {kSuccessInEucKr, "it is in EUC-KR, not in UTF-8"},
      {"{\"return_code\":0,\"cur_prc\":\"\xFF\xFE 정상\"}", "it is not valid UTF-8"},
      {Gzip(kSuccess).substr(0, 40), "it is a gzip body that cannot be unpacked"},
      {Gzip(std::string((16 << 20) + 1, ' ')), "it is a gzip body that cannot be unpacked"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.body.substr(0, 100));
    const absl::Status error = Error(200, test.body);
    EXPECT_EQ(error.code(), Code::kInternal);
    EXPECT_EQ(errors::ReasonOf(error), "BROKER_ANSWER_UNREADABLE");
    EXPECT_EQ(errors::MetadataOf(error, errors::kHttpStatus), "200");
    EXPECT_EQ(broker::KindOf(error), std::nullopt);
    EXPECT_THAT(std::string(error.message()),
                StartsWith(std::string("The broker's answer to ka20001 cannot be read: ") + test.why));
    EXPECT_EQ(errors::RetryDelayOf(error), std::nullopt);
  }
}

TEST_F(AnswerReaderTest, HttpStatuses) {
  const struct {
    int http;
    Code code;
    const char* reason;
    std::optional<absl::Duration> delay;
  } kCases[] = {
      {301, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {302, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {400, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {401, Code::kUnavailable, "TOKEN_UNAVAILABLE", {}},
      {403, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {404, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {405, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {408, Code::kUnavailable, "BROKER_REJECTED", {}},
      {413, Code::kFailedPrecondition, "BROKER_REJECTED", {}},
      {429, Code::kResourceExhausted, "BROKER_RATE_LIMIT", absl::Seconds(1)},
      {500, Code::kUnavailable, "BROKER_REJECTED", {}},
      {502, Code::kUnavailable, "BROKER_REJECTED", {}},
      {503, Code::kUnavailable, "BROKER_REJECTED", {}},
      {504, Code::kUnavailable, "BROKER_REJECTED", {}},
  };
  const struct {
    std::string body;
    const char* sentence;
  } kBodies[] = {
      {"", "The broker answered HTTP $."},
      {"\xEF\xBB\xBF ", "The broker answered HTTP $."},
      {kHtml, "The broker answered with HTTP $ and an HTML page."},
      {Gzip(kHtml), "The broker answered with HTTP $ and an HTML page."},
      {Gzip("<html>" + std::string(100'000, 'x')), "The broker answered with HTTP $ and an HTML page."},
      {Gzip(std::string(100'000, 'x')), "The broker answered with HTTP $ and a gzip body that cannot be unpacked."},
      {"upstream connect error", "The broker answered with HTTP $ and a body that is not a JSON object."},
      {"[]", "The broker answered with HTTP $ and a body that is not a JSON object."},
      {"{", "The broker answered with HTTP $ and a body that is not a JSON object."},
      {"{}", "The broker answered HTTP $."},
      {R"({"return_code":0})", "The broker answered HTTP $."},
      {R"({"return_code":0,"return_code":1})", "The broker answered HTTP $."},
      {R"({"return_msg":"점검중"})", "The broker answered HTTP $: 점검중"},
      {kSuccess, "The broker answered HTTP $: 정상적으로 처리되었습니다"},
      {"\xC1\xA1\xB0\xCB", "The broker answered HTTP $ in EUC-KR."},
      {"\xFF", "The broker answered HTTP $ in an unknown character set."},
  };
  for (const auto& test : kCases) {
    for (const auto& body : kBodies) {
      SCOPED_TRACE(testing::Message() << test.http << " " << body.body.substr(0, 60));
      const absl::Status error = Error(test.http, body.body);
      const std::string number = std::to_string(test.http);
      EXPECT_EQ(error.code(), test.code);
      EXPECT_EQ(errors::ReasonOf(error), test.reason);
      EXPECT_EQ(errors::MetadataOf(error, errors::kHttpStatus), number);
      EXPECT_EQ(errors::MetadataOf(error, errors::kBrokerCode), "HTTP " + number);
      EXPECT_EQ(errors::RetryDelayOf(error), test.delay);
      std::string sentence = body.sentence;
      sentence.replace(sentence.find('$'), 1, number);
      EXPECT_THAT(std::string(error.message()), StartsWith(sentence));
    }
  }
}

TEST_F(AnswerReaderTest, ASuccessOfAnotherStatusIsNone) {
  for (const int status : {201, 204, 206}) {
    const absl::Status error = Error(status, kSuccess);
    EXPECT_EQ(error.code(), Code::kInternal);
    EXPECT_EQ(std::string(error.message()), "The broker's answer to ka20001 cannot be read: HTTP " +
                                                std::to_string(status) + " is no answer to a query");
  }
}

TEST_F(AnswerReaderTest, EveryCodeInBracketsAndBare) {
  using Kind = broker::BrokerErrorKind;
  const struct {
    const char* code;
    Kind kind;
    Code status;
  } kCases[] = {
      {"1501", Kind::kGateway, Code::kInternal},
      {"1504", Kind::kGateway, Code::kInternal},
      {"1505", Kind::kGateway, Code::kInternal},
      {"1511", Kind::kInput, Code::kInvalidArgument},
      {"1512", Kind::kGateway, Code::kInternal},
      {"1513", Kind::kGateway, Code::kInternal},
      {"1514", Kind::kGateway, Code::kInternal},
      {"1515", Kind::kGateway, Code::kInternal},
      {"1516", Kind::kGateway, Code::kInternal},
      {"1517", Kind::kInput, Code::kInvalidArgument},
      {"1634", Kind::kInput, Code::kInvalidArgument},
      {"1687", Kind::kLimit, Code::kResourceExhausted},
      {"1700", Kind::kLimit, Code::kResourceExhausted},
      {"1701", Kind::kTotalLimit, Code::kResourceExhausted},
      {"1702", Kind::kGroupLimit, Code::kResourceExhausted},
      {"1901", Kind::kNotFound, Code::kNotFound},
      {"1902", Kind::kNotFound, Code::kNotFound},
      {"1903", Kind::kNotFound, Code::kNotFound},
      {"1999", Kind::kBroker, Code::kUnavailable},
      {"8001", Kind::kAccess, Code::kFailedPrecondition},
      {"8002", Kind::kAccess, Code::kFailedPrecondition},
      {"8003", Kind::kBroker, Code::kUnavailable},
      {"8005", Kind::kToken, Code::kUnavailable},
      {"8006", Kind::kBroker, Code::kUnavailable},
      {"8009", Kind::kBroker, Code::kUnavailable},
      {"8010", Kind::kAccess, Code::kFailedPrecondition},
      {"8011", Kind::kGateway, Code::kInternal},
      {"8012", Kind::kGateway, Code::kInternal},
      {"8015", Kind::kBroker, Code::kUnavailable},
      {"8016", Kind::kGateway, Code::kInternal},
      {"8020", Kind::kAccess, Code::kFailedPrecondition},
      {"8030", Kind::kAccess, Code::kFailedPrecondition},
      {"8031", Kind::kToken, Code::kUnavailable},
      {"8040", Kind::kAccess, Code::kFailedPrecondition},
      {"8050", Kind::kAccess, Code::kFailedPrecondition},
      {"8103", Kind::kToken, Code::kUnavailable},
      {"8104", Kind::kUnsupported, Code::kUnimplemented},
      {"8200", Kind::kUnsupported, Code::kUnimplemented},
      {"RC9000", Kind::kUnsupported, Code::kUnimplemented},
      {"RC4058", Kind::kRejected, Code::kFailedPrecondition},
      {"2000", Kind::kRejected, Code::kFailedPrecondition},
  };
  size_t of_the_list = 0;
  for (const auto& test : kCases) {
    const std::string code = test.code;
    const bool number = code[0] != 'R';
    std::string sentence;
    for (const auto& known : generated::BrokerErrorCodes()) {
      if (known.code == code) sentence = known.ko;
    }
    of_the_list += !sentence.empty();
    std::vector<std::string> bodies;
    if (number) {
      bodies = {R"({"return_code":7,"return_msg":"오류입니다[)" + code + ":" + sentence + R"(]"})",
                R"({"return_code":"7","return_msg":"[CODE=)" + code + R"(, MESSAGE=x]"})",
                R"({"return_code":7,"return_msg":")" + code + ":" + sentence + R"("})",
                R"({"return_code":7,"return_msg":")" + code + R"("})",
                R"({"return_code":)" + code + R"(,"return_msg":""})"};
    } else {
      bodies = {R"x({"return_code":20,"return_msg":"[2000]()x" + code + R"x(:모의투자 영업일이 아닙니다)"})x"};
    }
    for (const std::string& body : bodies) {
      for (const std::string& sent : {body, "\xEF\xBB\xBF" + body, Gzip(body)}) {
        SCOPED_TRACE(body);
        const absl::Status error = Error(200, sent);
        EXPECT_EQ(broker::KindOf(error), test.kind);
        EXPECT_EQ(error.code(), test.status);
        EXPECT_EQ(errors::MetadataOf(error, errors::kBrokerCode), code);
        EXPECT_EQ(errors::MetadataOf(error, errors::kHttpStatus), "200");
        EXPECT_EQ(errors::RetryDelayOf(error).has_value(), test.status == Code::kResourceExhausted);
        const char* const reason = test.kind == Kind::kToken    ? "TOKEN_UNAVAILABLE"
                                   : broker::IsLimit(test.kind) ? "BROKER_RATE_LIMIT"
                                                                : "BROKER_REJECTED";
        EXPECT_EQ(errors::ReasonOf(error), reason);
      }
    }
  }
  EXPECT_EQ(of_the_list, 37u) << "the broker's list has so many";
}

TEST_F(AnswerReaderTest, RefusalsThatAreWordedOtherwise) {
  const struct {
    int http;
    const char* body;
    Code code;
    const char* broker_code;
    const char* sentence;
  } kCases[] = {
      {200, R"({"return_code":2,"return_msg":"입력 값 오류입니다"})", Code::kInvalidArgument, "2",
       "The broker answered 2: 입력 값 오류입니다"},
      {200, R"({"return_code":3,"return_msg":"인증에 실패했습니다"})", Code::kUnavailable, "3",
       "The broker answered 3: 인증에 실패했습니다"},
      {200, R"({"return_code":"5","return_msg":"요청이 많습니다"})", Code::kResourceExhausted, "5",
       "The broker answered 5: 요청이 많습니다"},
      {200, R"({"return_code":5,"return_msg":"입력이 잘못되었습니다[1634:x]"})", Code::kInvalidArgument, "1634",
       "The broker answered 1634: 입력이 잘못되었습니다[1634:x]"},
      {429, R"({"return_code":2,"return_msg":"x"})", Code::kResourceExhausted, "2", "The broker answered 2: x"},
      {401, R"({"return_code":2,"return_msg":"x"})", Code::kUnavailable, "2", "The broker answered 2: x"},
      {401, R"({"return_code":3,"return_msg":"[8030:x]"})", Code::kFailedPrecondition, "8030",
       "The broker answered 8030: [8030:x]"},
      {200, R"({"return_code":7})", Code::kFailedPrecondition, "7", "The broker answered 7."},
      {200, R"({"return_code":-1,"return_msg":"1500원 이상 주문하세요"})", Code::kFailedPrecondition, "-1",
       "The broker answered -1: 1500원 이상 주문하세요"},
      {200, R"({"return_code":9,"return_msg":"[4321:모르는 오류]"})", Code::kFailedPrecondition, "4321",
       "The broker answered 4321: [4321:모르는 오류]"},
      {500, R"({"return_code":9,"return_msg":"[4321:모르는 오류]"})", Code::kUnavailable, "4321",
       "The broker answered 4321: [4321:모르는 오류]"},
      {201, R"({"return_code":2,"return_msg":"x"})", Code::kInvalidArgument, "2", "The broker answered 2: x"},
      {503, R"({"error":{"code":1}})", Code::kUnavailable, "HTTP 503", "The broker answered HTTP 503."},
      {500, "인증에 실패했습니다[8005:Token이 유효하지 않습니다]", Code::kUnavailable, "8005",
       "The broker answered 8005: 인증에 실패했습니다[8005:Token이 유효하지 않습니다]"},
      {200, kErrorInEucKr, Code::kUnavailable, "8005", "The broker answered 8005 in EUC-KR: 인증[8005:x]"},
      {500, "\xC0\xCE\xC1\xF5[8005:x]", Code::kUnavailable, "8005", "The broker answered 8005 in EUC-KR: 인증[8005:x]"},
      {200, "{\"return_code\":2,\"return_msg\":\"\xFF인증[1511:x]\"}", Code::kInvalidArgument, "1511",
       "The broker answered 1511 in an unknown character set."},
      {404, R"({"return_code":3,"return_msg":"[8103:x]"})", Code::kUnavailable, "8103",
       "The broker answered 8103: [8103:x]"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(testing::Message() << test.http << " " << test.body);
    const absl::Status error = Error(test.http, test.body);
    EXPECT_EQ(error.code(), test.code);
    EXPECT_EQ(errors::MetadataOf(error, errors::kBrokerCode), test.broker_code);
    EXPECT_EQ(errors::MetadataOf(error, errors::kHttpStatus), std::to_string(test.http));
    EXPECT_EQ(std::string(error.message()), test.sentence);
    EXPECT_EQ(errors::RetryDelayOf(error).has_value(), test.code == Code::kResourceExhausted);
  }
}

TEST_F(AnswerReaderTest, RetryAfterIsPassedOnWhereWaitingHelps) {
  const struct {
    int http;
    const char* body;
    const char* header;
    std::optional<absl::Duration> delay;
  } kCases[] = {
      {429, kLimit, "7", absl::Seconds(7)},
      {429, "", "7", absl::Seconds(7)},
      {429, "", "Fri, 27 Nov 2026 09:30:20 GMT", absl::Seconds(20)},
      {429, "", "86400", absl::Minutes(10)},
      {429, "", "soon", absl::Seconds(1)},
      {429, "", "0", absl::Seconds(1)},
      {200, kLimit, "7", absl::Seconds(7)},
      {503, "", "7", absl::Seconds(7)},
      {503, kHtml, "7", absl::Seconds(7)},
      {503, "", "soon", std::nullopt},
      {503, R"({"return_code":2,"return_msg":"x"})", "7", std::nullopt},
      {500, "", "7", std::nullopt},
      {404, "", "7", std::nullopt},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(testing::Message() << test.http << " " << test.body << " " << test.header);
    EXPECT_EQ(errors::RetryDelayOf(Error(test.http, test.body, {{"retry-after", test.header}})), test.delay);
  }
  AnswerReader patient({.limit_pause = absl::Seconds(3)}, secrets_, anomalies_);
  EXPECT_EQ(errors::RetryDelayOf(patient.Read(kPriceTr, {429, {}, ""}, now_).status()), absl::Seconds(3));
}

TEST_F(AnswerReaderTest, Pages) {
  const struct {
    Headers headers;
    bool more;
    const char* key;
  } kCases[] = {
      {{{"cont-yn", "Y"}, {"next-key", "page 2"}}, true, "page 2"},
      {{{"Cont-YN", "y"}, {"Next-Key", "page 2"}}, true, "page 2"},
      {{{"cont-yn", " y "}, {"next-key", "page 2\t"}}, true, "page 2\t"},
      {{{"cont-yn", "\tY"}, {"next-key", "0"}}, true, "0"},
      {{{"cont-yn", "N"}, {"next-key", "page 2"}}, false, "page 2"},
      {{{"cont-yn", "n"}}, false, ""},
      {{{"cont-yn", ""}}, false, ""},
      {{{"next-key", "page 2"}}, false, "page 2"},
      {{}, false, ""},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(testing::PrintToString(test.headers));
    const absl::StatusOr<RestAnswer> answer = Read(200, kSuccess, test.headers);
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(answer->more, test.more);
    EXPECT_EQ(answer->next_key, test.key);
  }
}

TEST_F(AnswerReaderTest, APageWhoseRestCannotBeAskedForIsNotTheWhole) {
  const Headers kCases[] = {
      {{"cont-yn", "Y"}},
      {{"cont-yn", " y "}},
      {{"cont-yn", "Y"}, {"next-key", ""}},
      {{"cont-yn", "Y"}, {"next-key", "  "}},
      {{"cont-yn", "Y"}, {"next-key", "APPKEY-1"}},
  };
  for (const Headers& headers : kCases) {
    SCOPED_TRACE(testing::PrintToString(headers));
    const absl::Status error = Error(200, kSuccess, headers);
    EXPECT_EQ(error.code(), Code::kDataLoss);
    EXPECT_EQ(errors::ReasonOf(error), "BROKER_ANSWER_UNREADABLE");
    EXPECT_THAT(std::string(error.message()), HasSubstr("gives no key for the next one"));
  }
}

TEST_F(AnswerReaderTest, ItsKoreanSaysTheSame) {
  const struct {
    int http;
    const char* body;
    const char* korean;
  } kCases[] = {
      {503, kHtml, "증권사 응답: HTTP 503, HTML 페이지."},
      {200, kErrorInEucKr, "인증[8005:x]"},
      {200, "{}", "ka20001에 대한 증권사의 응답을 읽을 수 없습니다: return_code가 없습니다"},
  };
  for (const auto& test : kCases) {
    const auto korean = errors::PayloadOf<google::rpc::LocalizedMessage>(Error(test.http, test.body));
    ASSERT_TRUE(korean.has_value());
    EXPECT_EQ(korean->message(), test.korean);
  }
}

TEST_F(AnswerReaderTest, AnAnswerThatIsCutIsNoneWhereverItIsCut) {
  const std::string plain = kSuccess;
  for (const std::string& body : {plain, "\xEF\xBB\xBF" + plain, Gzip(plain)}) {
    for (size_t size = 0; size < body.size(); ++size) {
      EXPECT_EQ(errors::ReasonOf(Error(200, body.substr(0, size))), "BROKER_ANSWER_UNREADABLE") << size;
    }
  }
  const std::string korean = kErrorInEucKr;
  for (size_t size = 0; size < korean.size(); ++size) EXPECT_FALSE(Error(200, korean.substr(0, size)).ok()) << size;
}

// One reader reads answers of all kinds in turn.
TEST_F(AnswerReaderTest, NothingOfOneAnswerIsInTheNext) {
  EXPECT_TRUE(Read(200, kSuccess).ok());
  EXPECT_FALSE(Read(200, R"({"cur_prc":"1")").ok());
  EXPECT_FALSE(Read(200, "{}").ok());
  const absl::StatusOr<RestAnswer> answer = Read(200, R"({"return_code":0})");
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->message, "");
}

}  // namespace
}  // namespace kiwoom::rest
