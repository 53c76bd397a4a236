#include "service/methods/query_sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/rest/test_outbox.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::methods {
namespace {

using ::testing::ElementsAre;

constexpr PagedRequest kRequest{.tr = "ka20001", .body = "{}"};

class IgnoreAnomalies final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly&) override {}
};

// One app key: its session's name, and the requests that it would write.
struct Key {
  Key(std::string session, rest::AppKey app_key, rest::TestWorker& worker)
      : name(std::move(session)),
        key(std::move(app_key)),
        tokens({}, key, rest::kTokenTr, worker, token_outbox, anomalies),
        client({}, tokens, outbox, worker, anomalies) {
    tokens.GetOnWorker("", [](const absl::StatusOr<std::string>&) {});
    token_outbox.Answer(
        transport::HttpResponse{200, {}, R"({"expires_dt":"20991231235959","token":"T","return_code":0})"});
  }
  QuerySession session() { return {name, client, key}; }

  IgnoreAnomalies anomalies;
  const sessions::SessionName name;
  const rest::AppKey key;
  rest::TestOutbox token_outbox;
  rest::TestOutbox outbox;
  rest::TokenSource tokens;
  rest::RestClient client;
};

class QuerySessionsTest : public ::testing::Test {
 protected:
  // Asks; who answers is in `answers_`, with the page token for the answer's next page in `token_`.
  void Ask(const std::string& body, const sessions::SessionName* session) {
    pending_.push_back(
        sessions_.Query({.tr = &rest::kPriceTr, .body = body, .caller = "Alice"}, session,
                        [this, body](const QuerySession& one, const absl::StatusOr<rest::RestAnswer>& answer) {
                          EXPECT_TRUE(answer.ok()) << answer.status();
                          answers_.push_back(*one.name + " " + body);
                          token_ = one.page_tokens.ToToken(kRequest, "page 2");
                        }));
    worker_.Run();
  }
  void Answer(Key& key) {
    ASSERT_FALSE(key.outbox.posted.empty());
    key.outbox.Answer(transport::HttpResponse{200, {}, R"({"cur_prc":"-2393.33","return_code":0})"});
    worker_.Run();
  }
  // The session and the key of the page: "beta: page 2".
  std::string Page(const std::string& token, const sessions::SessionName* session = nullptr,
                   const PagedRequest& request = kRequest) {
    const auto page = sessions_.Continue(request, token, session);
    return page.has_value() ? *page->session + ": " + page->next_key : "none";
  }

  rest::TestWorker worker_;
  Key alpha_{"alpha", {"ALPHA-KEY", "ALPHA-SECRET"}, worker_};
  Key beta_{"beta", {"BETA-KEY", "BETA-SECRET"}, worker_};
  Key gamma_{"gamma", {"GAMMA-KEY", "GAMMA-SECRET"}, worker_};
  // Not in the order of their names.
  QuerySessions sessions_{{gamma_.session(), alpha_.session(), beta_.session()}, worker_.executor()};
  std::vector<rest::RestClient::Pending> pending_;
  std::vector<std::string> answers_;
  std::optional<std::string> token_;
};

TEST_F(QuerySessionsTest, KnowsTheSessionsByName) {
  EXPECT_EQ(sessions_.count(), 3u);
  EXPECT_EQ(sessions_.Names(), "alpha, beta, gamma");
  EXPECT_EQ(sessions_.Find("gamma"), &gamma_.name) << "the one object of that session";
  EXPECT_EQ(sessions_.Find("Gamma"), nullptr);
  EXPECT_EQ(sessions_.Find(""), nullptr);
}

TEST_F(QuerySessionsTest, AmongEqualsTheFirstByNameIsTheFirstToBeAsked) {
  for (const char* body : {"1", "2", "3", "4"}) Ask(body, nullptr);
  for (Key* key : {&alpha_, &beta_, &gamma_, &alpha_}) Answer(*key);
  EXPECT_THAT(answers_, ElementsAre("alpha 1", "beta 2", "gamma 3", "alpha 4"));
}

TEST_F(QuerySessionsTest, ANamedSessionIsAskedHoweverLittleQuotaItHas) {
  beta_.outbox.earliest = worker_.Now() + absl::Seconds(10);
  Ask("1", &beta_.name);
  Ask("2", &beta_.name);
  Answer(beta_);
  Answer(beta_);
  EXPECT_THAT(answers_, ElementsAre("beta 1", "beta 2"));
}

TEST_F(QuerySessionsTest, APageTokenNamesItsSession) {
  const std::string token = *beta_.session().page_tokens.ToToken(kRequest, "page 2");
  EXPECT_EQ(Page(token), "beta: page 2");
  EXPECT_EQ(Page(token, &beta_.name), "beta: page 2");
  EXPECT_EQ(Page(token, &alpha_.name), "none");
  EXPECT_EQ(Page(token, nullptr, {.tr = "ka20009", .body = "{}"}), "none");
  EXPECT_EQ(Page("made up"), "none");
  // The same app key under another name, and another key under the same name.
  EXPECT_EQ(Page(*PageTokens("BETA-KEY", "BETA-SECRET", "gamma").ToToken(kRequest, "page 2")), "none");
  EXPECT_EQ(Page(*PageTokens("GAMMA-KEY", "GAMMA-SECRET", "beta").ToToken(kRequest, "page 2")), "none");
}

TEST_F(QuerySessionsTest, AnotherAppKeyRefusesTheTokensOfItsSessionAlone) {
  const std::string of_alpha = *alpha_.session().page_tokens.ToToken(kRequest, "page 2");
  const std::string of_beta = *beta_.session().page_tokens.ToToken(kRequest, "page 2");
  sessions_.SetKey(beta_.name, {"BETA-KEY-2", "BETA-SECRET-2"});
  EXPECT_EQ(Page(of_beta), "none");
  EXPECT_EQ(Page(of_alpha), "alpha: page 2");
  EXPECT_EQ(Page(*PageTokens("BETA-KEY-2", "BETA-SECRET-2", "beta").ToToken(kRequest, "page 2")), "beta: page 2");
  Ask("1", &beta_.name);
  Answer(beta_);
  EXPECT_THAT(answers_, ElementsAre("beta 1")) << "its client is the same";
  EXPECT_EQ(Page(*token_), "beta: page 2");
}

// The next-key in its answer belongs to the old app key, and must not be sent with the new one.
TEST_F(QuerySessionsTest, AQueryThatIsOpenWhenTheAppKeyChangesGetsATokenOfTheOldOne) {
  Ask("1", nullptr);
  Ask("2", &alpha_.name);
  sessions_.SetKey(alpha_.name, {"ALPHA-KEY-2", "ALPHA-SECRET-2"});
  for (const char* which : {"alpha 1", "alpha 2"}) {
    Answer(alpha_);
    EXPECT_EQ(answers_.back(), which);
    EXPECT_EQ(Page(*token_), "none") << which;
  }
}

}  // namespace
}  // namespace kiwoom::methods
