#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "codec/wire_reader.h"
#include "codec/wire_writer.h"
#include "google/protobuf/timestamp.pb.h"
#include "service/methods/page_tokens.h"
#include "service/methods/query_handler.h"
#include "service/methods/query_sessions.h"
#include "service/methods/test_call.h"
#include "service/rest/test_outbox.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::methods {

inline constexpr char kPage[] = R"({"cur_prc":"-2393.33","return_code":0})";

inline constexpr codec::Row kRows[] = {
    {.key = "mrkt_tp", .ko = "시장구분", .name = "market", .number = 11, .required = true},
    {.key = "inds_cd", .ko = "업종코드", .name = "sector_code", .number = 12, .required = true, .length = 3},
};
inline constexpr codec::Message kRequest{.name = "GetThingRequest", .rows = kRows};
inline constexpr codec::Tr kStrictTr = {.code = "ka00000",
                                        .kind = codec::Kind::kRest,
                                        .effect = codec::Effect::kRead,
                                        .scope = codec::Scope::kMarket,
                                        .path = "/thing",
                                        .request = &kRequest,
                                        .response = &rest::kPriceResponse};

// A query of an account.
inline constexpr codec::Tr kBalanceTr = [] {
  codec::Tr tr = rest::kPriceTr;
  tr.code = "kt00001";
  tr.scope = codec::Scope::kAccount;
  return tr;
}();

class Ignore final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly&) override {}
};

inline std::string Field(uint32_t number, std::string_view text) {
  codec::WireWriter out;
  out.Reserve(text.size() + codec::kNestedRoom);
  out.Delimited(number, text);
  return std::string(out.view());
}

inline std::string WithToken(std::string_view token) { return Field(codec::kPageTokenNumber, token); }

// Alice's call to a broker whose answers the test scripts.
class QueryHandlerTest : public ::testing::Test {
 protected:
  void Ask(const std::string& bytes, const codec::Tr& tr = rest::kPriceTr) {
    call_.emplace();
    call_->headers = headers_;
    handler_ = std::make_unique<QueryHandler>(*call_, tr, sessions(), open_, audit_);
    handler_->OnMessage(bytes);
    worker_.Run();
    if (token_outbox_.posted.empty()) return;
    token_outbox_.Answer(transport::HttpResponse{
        200, {}, R"({"expires_dt":"20991231235959","token":"TOKEN-OF-THE-TEST","return_code":0})"});
    worker_.Run();
  }
  void Answer(transport::HttpResponse response) {
    ASSERT_FALSE(outbox_.posted.empty());
    outbox_.Answer(std::move(response));
    worker_.Run();
  }
  // The gateway's own fields of the response: "1 TOKEN, 2 1800086400".
  std::string Head() {
    std::string out;
    codec::WireReader reader(call_->parts.first);
    for (codec::WireField field; reader.Next(field);) {
      std::string value(field.bytes);
      if (field.number == codec::kReceivedTimeNumber) {
        google::protobuf::Timestamp time;
        EXPECT_TRUE(time.ParseFromString(value));
        value = std::to_string(time.seconds());
      }
      absl::StrAppend(&out, out.empty() ? "" : ", ", field.number, " ", value);
    }
    EXPECT_FALSE(reader.failed());
    return out;
  }
  // The next_page_token of the answer to `request`, if the broker's next-key is `key`.
  std::string TokenFor(const std::string& request, const codec::Tr& tr, const std::string& key = "page 2") {
    Ask(request, tr);
    Answer({200, {{"cont-yn", "Y"}, {"next-key", key}}, kPage});
    EXPECT_TRUE(Status().ok()) << Status();
    return NextPageToken();
  }
  // That of the call's answer.
  std::string NextPageToken() {
    codec::WireReader page(call_->parts.first);
    codec::WireField token;
    EXPECT_TRUE(page.Next(token));
    EXPECT_EQ(token.number, codec::kNextPageTokenNumber);
    return std::string(token.bytes);
  }
  // The next-key that the query sent.
  std::string AskedWith() {
    for (const auto& [name, value] : outbox_.posted[0].request.headers) {
      if (name == "next-key") return value;
    }
    return "none";
  }
  virtual QuerySessions& sessions() { return sessions_; }
  absl::Status Status() { return call_->status.value_or(absl::UnknownError("it has not ended")); }

  rest::TestWorker worker_;
  rest::TestOutbox outbox_;
  Ignore anomalies_;
  rest::TestOutbox token_outbox_;
  const rest::AppKey key_{"KEY-OF-THE-TEST", "SECRET-OF-THE-TEST"};
  rest::TokenSource tokens_{{}, key_, rest::kTokenTr, worker_, token_outbox_, anomalies_};
  PageTokens page_tokens_{"KEY-OF-THE-TEST", "SECRET-OF-THE-TEST", "default"};
  rest::RestClient rest_{{}, tokens_, outbox_, worker_, anomalies_};
  OpenQueries open_;
  AuditTrail audit_{nullptr, absl::Now};
  const sessions::SessionName default_ = "default";
  QuerySessions sessions_{{QuerySession(default_, rest_, key_)}, worker_.executor()};
  std::vector<std::pair<std::string_view, std::string_view>> headers_;  // of the calls
  std::optional<TestCall> call_;
  std::unique_ptr<QueryHandler> handler_;
};

}  // namespace kiwoom::methods
