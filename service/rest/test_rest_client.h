#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "service/rest/rest_client.h"
#include "service/rest/test_outbox.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::rest {

class CountAnomalies : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { ++count; }
  int count = 0;
};

// A TR that changes something at the broker. The gateway serves none yet; the client is ready.
inline constexpr codec::Tr kOrderTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "kt99999";
  tr.effect = codec::Effect::kChange;
  tr.scope = codec::Scope::kAccount;
  tr.path = "/api/dostk/ordr";
  return tr;
}();

inline constexpr char kSuccess[] = R"({"cur_prc":"-2393.33","return_code":0,"return_msg":"정상적으로 처리되었습니다"})";
inline constexpr char kTooMany[] =
    R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5, API ID=ka20001]"})";
inline constexpr char kBadToken[] =
    R"({"return_code":3,"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]"})";

class RestClientTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Query();
    Token("T1");
    Answer(200, kSuccess);
    answers_.clear();
    worker_.Pass(absl::Seconds(10));
  }

  struct Terms {
    std::string body = R"({"mrkt_tp":"0"})";
    std::string next_key = "";
    std::string caller = "a";
    absl::Duration max_age = absl::ZeroDuration();
    absl::Duration timeout = absl::Seconds(20);
    const codec::Tr* tr = &kPriceTr;
  };
  // Returns the number of the query, for Cancel.
  size_t Query(const Terms& terms) {
    pending_.push_back(client_.Query(
        {.tr = terms.tr,
         .body = terms.body,
         .next_key = terms.next_key,
         .caller = terms.caller,
         .max_age = terms.max_age,
         .deadline = worker_.WallTime() + terms.timeout},
        worker_.executor(), [this](absl::StatusOr<RestAnswer> answer) { answers_.push_back(std::move(answer)); }));
    worker_.Run();
    return pending_.size() - 1;
  }
  size_t Query() { return Query(Terms{}); }
  void Cancel(size_t query) {
    pending_[query].Cancel();
    worker_.Run();
  }
  void Token(const std::string& token) {
    ASSERT_FALSE(token_outbox_.posted.empty());
    token_outbox_.Answer(transport::HttpResponse{
        200, {}, R"({"expires_dt":"20991231235959","token":")" + token + R"(","return_code":0})"});
    worker_.Run();
  }
  void Answer(int status, std::string body, std::vector<std::pair<std::string, std::string>> headers = {}) {
    Answer(transport::HttpResponse{status, std::move(headers), std::move(body)});
  }
  void Answer(absl::StatusOr<transport::HttpResponse> response) {
    ASSERT_FALSE(outbox_.posted.empty());
    outbox_.Answer(std::move(response));
    worker_.Run();
  }
  absl::Status Status() { return answers_.back().status(); }

  TestWorker worker_;
  TestOutbox token_outbox_;
  TestOutbox outbox_;
  CountAnomalies anomalies_;
  TokenSource tokens_{{}, {"APPKEY-1", "SECRET-2"}, kTokenTr, worker_, token_outbox_, anomalies_};
  RestClient client_{{}, tokens_, outbox_, worker_, anomalies_};
  std::vector<absl::StatusOr<RestAnswer>> answers_;
  std::vector<RestClient::Pending> pending_;
};

}  // namespace kiwoom::rest
