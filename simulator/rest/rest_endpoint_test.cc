#include "simulator/rest/rest_endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "generated/registry.h"
#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

constexpr char kSector[] = "/api/dostk/sect";
constexpr char kSectorPrice[] = R"({"mrkt_tp":"0","inds_cd":"001"})";

class RestEndpointTest : public ::testing::Test {
 protected:
  RestEndpoint& endpoint() {
    if (!endpoint_) endpoint_.emplace(variants_, keys_, 20, generated::Trs(), tokens_, market_, stats_);
    return *endpoint_;
  }

  HttpReply Post(const std::string& path, std::map<std::string, std::string> headers, const std::string& body) {
    return endpoint().Handle({"POST", path, std::move(headers), body}, now_);
  }

  // Sends a request with a valid token.
  HttpReply Ask(const std::string& tr, const std::string& body, std::map<std::string, std::string> headers = {}) {
    headers["api-id"] = tr;
    headers["authorization"] = "Bearer " + token_;
    return Post(kSector, headers, body);
  }

  static std::string Header(const HttpReply& reply, const std::string& name) {
    for (const auto& [key, value] : reply.headers) {
      if (key == name) return value;
    }
    return "";
  }

  absl::Time now_ = kTen;
  BrokerVariants variants_;
  RestEndpoint::Keys keys_;
  TokenBook tokens_{variants_, 1};
  Market market_{1, "1111111111", kTen};
  StatsBoard stats_;
  std::optional<RestEndpoint> endpoint_;
  std::string token_ = tokens_.Issue("app", kTen).text;
};

TEST_F(RestEndpointTest, IssuesATokenLikeTheDocuments) {
  const HttpReply reply =
      Post("/oauth2/token", {}, R"({"grant_type":"client_credentials","appkey":"a","secretkey":"s"})");
  EXPECT_EQ(reply.status, 200);
  const boost::json::object body = boost::json::parse(reply.body).as_object();
  std::vector<std::string> keys;
  for (const auto& [key, value] : body) keys.emplace_back(key);
  EXPECT_THAT(keys, ::testing::ElementsAre("expires_dt", "token_type", "token", "return_code", "return_msg"));
  EXPECT_EQ(body.at("expires_dt").as_string(), "20260721100000");
  EXPECT_EQ(body.at("token_type").as_string(), "bearer");
  EXPECT_EQ(body.at("return_code").as_int64(), 0);
  EXPECT_EQ(body.at("return_msg").as_string(), "정상적으로 처리되었습니다");
  EXPECT_EQ(tokens_.Find(std::string(body.at("token").as_string()), now_), "a");
  EXPECT_EQ(stats_.Read().tokens_issued, 1);
}

TEST_F(RestEndpointTest, RevokesAToken) {
  const std::string body = R"({"appkey":"a","secretkey":"s","token":")" + token_ + R"("})";
  EXPECT_EQ(Post("/oauth2/revoke", {}, body).body,
            R"json({"return_code":0,"return_msg":"정상적으로 처리되었습니다"})json");
  EXPECT_FALSE(tokens_.Find(token_, now_));
  EXPECT_THAT(Post("/oauth2/revoke", {}, body).body, HasSubstr("[8015:"));
}

TEST_F(RestEndpointTest, RejectsInvalidTokenRequests) {
  keys_ = {"right", "secret"};
  struct Case {
    const char* path;
    const char* body;
    const char* reply;
  };
  const Case cases[] = {
      {"/oauth2/token", R"({"appkey":"right","secretkey":"secret"})",
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8011:Access Token을 발급하는데 실패했습니다. 입력값에 grant_type이 들어오지 않았습니다]"})json"},
      {"/oauth2/token", R"({"grant_type":"password","appkey":"right","secretkey":"secret"})",
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8012:Access Token을 발급하는데 실패했습니다. grant_type의 값이 맞지 않습니다]"})json"},
      {"/oauth2/token", R"({"grant_type":"client_credentials","appkey":"right"})",
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8020:입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다.]"})json"},
      {"/oauth2/token", R"({"grant_type":"client_credentials","appkey":"wrong","secretkey":"secret"})",
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]"})json"},
      {"/oauth2/token", R"({"grant_type":"client_credentials","appkey":"right","secretkey":"wrong"})",
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]"})json"},
      {"/oauth2/revoke", R"({"appkey":"right","secretkey":"secret"})",
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8016:Access Token을 폐기하는데 실패했습니다. 입력값에 Token이 들어오지 않았습니다]"})json"},
  };
  for (const Case& c : cases) {
    const HttpReply reply = Post(c.path, {}, c.body);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, c.reply);
  }
}

TEST_F(RestEndpointTest, RejectsInvalidRequests) {
  const std::string bearer = "Bearer " + token_;
  struct Case {
    const char* name;
    std::map<std::string, std::string> headers;
    const char* path;
    const char* body;
    const char* reply;
  };
  const Case cases[] = {
      {"no api-id",
       {{"authorization", bearer}},
       kSector,
       kSectorPrice,
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1501:API ID가 Null이거나 값이 없습니다]"})json"},
      {"no authorization",
       {{"api-id", "ka20001"}},
       kSector,
       kSectorPrice,
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1513:Http Header에 authorization 필드가 설정되어 있어야 합니다]"})json"},
      {"no grant type",
       {{"api-id", "ka20001"}, {"authorization", "x"}},
       kSector,
       kSectorPrice,
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1514:입력으로 들어온 Http Header의 authorization 필드 형식이 맞지 않습니다]"})json"},
      {"wrong grant type",
       {{"api-id", "ka20001"}, {"authorization", "Basic x"}},
       kSector,
       kSectorPrice,
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1515:Http Header의 authorization 필드 내 Grant Type이 미리 정의된 형식이 아닙니다]"})json"},
      {"bad token",
       {{"api-id", "ka20001"}, {"authorization", "Bearer x"}},
       kSector,
       kSectorPrice,
       R"json({"return_code":3,"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]"})json"},
      {"unknown api-id",
       {{"api-id", "ka99999"}, {"authorization", bearer}},
       kSector,
       kSectorPrice,
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1505:해당 API ID는 존재하지 않습니다. API ID=ka99999]"})json"},
      {"wrong path",
       {{"api-id", "ka20001"}, {"authorization", bearer}},
       "/api/dostk/stkinfo",
       kSectorPrice,
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1504:해당 URI에서는 지원하는 API ID가 아닙니다. API ID=ka20001, URI=/api/dostk/stkinfo]"})json"},
      {"field missing",
       {{"api-id", "ka20001"}, {"authorization", bearer}},
       kSector,
       R"({"mrkt_tp":"0"})",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=inds_cd]"})json"},
      {"field blank",
       {{"api-id", "ka20001"}, {"authorization", bearer}},
       kSector,
       R"({"mrkt_tp":"","inds_cd":"001"})",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=mrkt_tp]"})json"},
      {"no JSON",
       {{"api-id", "ka20003"}, {"authorization", bearer}},
       kSector,
       "nonsense",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=inds_cd]"})json"},
      {"field too long",
       {{"api-id", "ka20001"}, {"authorization", bearer}},
       kSector,
       R"({"mrkt_tp":"0","inds_cd":"0011"})",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1517:입력 값 형식이 올바르지 않습니다. 파라미터=inds_cd 실패사유= length]"})json"},
      {"unknown code",
       {{"api-id", "ka10051"}, {"authorization", bearer}},
       kSector,
       R"({"mrkt_tp":"7","amt_qty_tp":"0","stex_tp":"1"})",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1517:입력 값 형식이 올바르지 않습니다. 파라미터=mrkt_tp 실패사유= value]"})json"},
      {"unknown sector",
       {{"api-id", "ka20001"}, {"authorization", bearer}},
       kSector,
       R"({"mrkt_tp":"0","inds_cd":"999"})",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1901:시장 코드값이 존재하지 않습니다. 종목코드=999]"})json"},
      {"unknown stock",
       {{"api-id", "ka10010"}, {"authorization", bearer}},
       kSector,
       R"({"stk_cd":"000000"})",
       R"json({"return_code":2,"return_msg":"입력 값 오류입니다[1902:종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다. 종목코드=000000]"})json"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    now_ += absl::Seconds(1);
    const HttpReply reply = Post(c.path, c.headers, c.body);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, c.reply);
  }
}

TEST_F(RestEndpointTest, TheMarketOfARequestThatNamesASectorIsIgnored) {
  variants_.requests_per_second = 100;
  const std::string answer = Ask("ka20001", R"({"mrkt_tp":"0","inds_cd":"101"})").body;
  EXPECT_THAT(answer, HasSubstr(R"("return_code":0)"));
  for (const char* market : {"1", "2", "3", "7"}) {
    EXPECT_EQ(Ask("ka20001", R"({"mrkt_tp":")" + std::string(market) + R"(","inds_cd":"101"})").body, answer) << market;
  }
}

TEST_F(RestEndpointTest, ReturnCodesMayBeText) {
  variants_.return_code_as_text = true;
  EXPECT_THAT(Ask("ka99999", "{}").body, StartsWith(R"({"return_code":"2",)"));
}

TEST_F(RestEndpointTest, ExpiredTokensAreRefused) {
  now_ += variants_.token_lifetime;
  EXPECT_THAT(Ask("ka20001", kSectorPrice).body, HasSubstr("[8005:Token이 유효하지 않습니다]"));
}

TEST_F(RestEndpointTest, ABadTokenMayGetHttp401) {
  variants_.bad_token_status = 401;
  tokens_.ExpireAll();
  EXPECT_EQ(Ask("ka20001", kSectorPrice).status, 401);
}

TEST_F(RestEndpointTest, RefusesTokens) {
  const char* token_request = R"({"grant_type":"client_credentials","appkey":"a","secretkey":"s"})";
  endpoint().RefuseTokens(8030);
  EXPECT_THAT(Post("/oauth2/token", {}, token_request).body, HasSubstr("[8030:투자구분"));
  endpoint().RefuseTokens(0);
  EXPECT_THAT(Post("/oauth2/token", {}, token_request).body, HasSubstr(R"("return_code":0)"));
}

TEST_F(RestEndpointTest, DistortsTheAnswersOfOneTr) {
  endpoint().distortions().Set("ka20001", {.status = 502, .body = BodyForm::kHtml, .delay = absl::Seconds(3)});
  const HttpReply reply = Ask("ka20001", kSectorPrice);
  EXPECT_EQ(reply.status, 502);
  EXPECT_THAT(reply.body, StartsWith("<html>"));
  EXPECT_EQ(reply.delay, absl::Seconds(3));
  EXPECT_EQ(reply.held, nullptr);
  EXPECT_EQ(Ask("ka20003", R"({"inds_cd":"001"})").status, 200);
  endpoint().distortions().Clear("ka20001");
  EXPECT_EQ(Ask("ka20001", kSectorPrice).status, 200);
}

TEST_F(RestEndpointTest, DistortsTheAnswersOfTokensByTheirTr) {
  const char* token_request = R"({"grant_type":"client_credentials","appkey":"a","secretkey":"s"})";
  endpoint().distortions().Set("all", {.status = 500});
  EXPECT_EQ(Post("/oauth2/token", {}, token_request).status, 200);
  endpoint().distortions().Set("au10001", {.error = 8050, .before = 103});
  const HttpReply reply = Post("/oauth2/token", {}, token_request);
  EXPECT_THAT(reply.body, HasSubstr("[8050:지정단말기"));
  EXPECT_EQ(reply.before, 103);
}

TEST_F(RestEndpointTest, AnErrorTakesThePlaceOfTheData) {
  struct Case {
    int code;
    int status;
    const char* said;
  };
  const Case cases[] = {
      {1700, 429, "[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=ka20001]"},
      {1701, 429, "[1701:허용된 전체 요청 개수를 초과하였습니다. 총유량=5]"},
      {1702, 429, "[1702:허용된 그룹 요청 개수를 초과하였습니다. 총유량=5, API_ID=ka20001]"},
      {1999, 200, "[1999:예기치 못한 에러가 발생했습니다. 실패사유={?}]"},
      {8005, 200, "[8005:Token이 유효하지 않습니다]"},
  };
  for (const Case& c : cases) {
    endpoint().distortions().Set("ka20001", {.error = c.code, .retry_after = 2, .times = 1});
    const HttpReply reply = Ask("ka20001", kSectorPrice);
    EXPECT_EQ(reply.status, c.status);
    EXPECT_THAT(reply.body, HasSubstr(c.said));
    EXPECT_EQ(Header(reply, "retry-after"), "2");
  }
  EXPECT_EQ(Ask("ka20001", kSectorPrice).status, 200) << "none of these counted for the limit";
  EXPECT_EQ(stats_.Read().rest_requests, 6);
  EXPECT_EQ(stats_.Read().rate_limited_requests, 0);
}

TEST_F(RestEndpointTest, AnInfiniteDelayHoldsAnswersBack) {
  endpoint().distortions().Set("all", {.delay = absl::InfiniteDuration()});
  const HttpReply reply = Ask("ka20001", kSectorPrice);
  EXPECT_EQ(reply.status, 200) << "the answer is ready";
  EXPECT_EQ(reply.delay, absl::ZeroDuration());
  ASSERT_NE(reply.held, nullptr);
  bool sent = false;
  reply.held->Hold([&] { sent = true; });
  EXPECT_EQ(stats_.Read().held_answers, 1);
  endpoint().distortions().Clear("ka20001");
  EXPECT_TRUE(sent);
  EXPECT_EQ(stats_.Read().held_answers, 0);
}

TEST_F(RestEndpointTest, ARepeatedKeyLeadsToTheFirstPage) {
  endpoint().distortions().Set("ka20009", {.next_key = NextKeyForm::kRepeated});
  const HttpReply first = Ask("ka20009", kSectorPrice);
  const HttpReply next = Ask("ka20009", kSectorPrice, {{"cont-yn", "Y"}, {"next-key", Header(first, "next-key")}});
  EXPECT_EQ(Header(next, "cont-yn"), "Y");
  EXPECT_EQ(Header(next, "next-key"), Header(first, "next-key"));
  EXPECT_EQ(next.body, first.body);
}

TEST_F(RestEndpointTest, LimitsRequestsPerTr) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Ask("ka20001", kSectorPrice).status, 200);
  const HttpReply reply = Ask("ka20001", kSectorPrice);
  EXPECT_EQ(reply.status, 429);
  EXPECT_EQ(
      reply.body,
      R"json({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=ka20001]"})json");
  EXPECT_EQ(Ask("ka20003", R"({"inds_cd":"001"})").status, 200);
  now_ += absl::Seconds(1);
  EXPECT_EQ(Ask("ka20001", kSectorPrice).status, 200);
  EXPECT_EQ(stats_.Read().rate_limited_requests, 1);
}

TEST_F(RestEndpointTest, PagesByHeaders) {
  HttpReply reply = Ask("ka20009", kSectorPrice);
  EXPECT_EQ(Header(reply, "api-id"), "ka20009");
  EXPECT_EQ(Header(reply, "cont-yn"), "Y");
  int pages = 1;
  while (Header(reply, "cont-yn") == "Y") {
    now_ += absl::Seconds(1);
    const HttpReply next = Ask("ka20009", kSectorPrice, {{"cont-yn", "Y"}, {"next-key", Header(reply, "next-key")}});
    EXPECT_NE(next.body, reply.body);
    reply = next;
    ++pages;
  }
  EXPECT_EQ(pages, 13);
  EXPECT_EQ(Header(reply, "next-key"), "");
  EXPECT_THAT(Ask("ka20009", kSectorPrice, {{"cont-yn", "Y"}, {"next-key", "nonsense"}}).body,
              HasSubstr("파라미터=next-key"));
}

TEST_F(RestEndpointTest, OnlyPostIsServed) { EXPECT_EQ(endpoint().Handle({"GET", kSector, {}, ""}, now_).status, 405); }

// It serves every TR with an HTTP request, whatever its effect, and no other.
TEST(RestEndpointOfNewTrsTest, ServesTrsOverHttpOnly) {
  constexpr codec::Message kNothing = {};
  codec::Tr order{.code = "kt99999",
                  .kind = codec::Kind::kRest,
                  .effect = codec::Effect::kChange,
                  .scope = codec::Scope::kAccount,
                  .path = "/api/dostk/ordr",
                  .request = &kNothing,
                  .response = &kNothing};
  codec::Tr condition = order;
  condition.code = "ka99999";
  condition.transport = codec::Transport::kWebsocket;
  condition.path = "/api/dostk/websocket";
  const codec::Tr* const trs[] = {&order, &condition};
  const BrokerVariants variants;
  TokenBook tokens(variants, 1);
  const Market market(1, "1111111111", kTen);
  StatsBoard stats;
  RestEndpoint endpoint(variants, {}, 20, trs, tokens, market, stats);
  const auto ask = [&](const codec::Tr& tr) {
    return endpoint
        .Handle({"POST",
                 std::string(tr.path),
                 {{"api-id", std::string(tr.code)}, {"authorization", "Bearer " + tokens.Issue("app", kTen).text}},
                 "{}"},
                kTen)
        .body;
  };
  EXPECT_THAT(ask(order), HasSubstr(R"("return_code":0)"));
  EXPECT_THAT(ask(condition), HasSubstr("[1505:해당 API ID는 존재하지 않습니다. API ID=ka99999]"));
}

}  // namespace
}  // namespace kiwoom::simulator
