#include "service/callers/callers_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace kiwoom::callers {
namespace {

constexpr char kToken[] = "0123456789abcdef0123456789abcdef";
// printf %s 0123456789abcdef0123456789abcdef | sha256sum
constexpr char kHash[] = "3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9";

std::string ProblemsOf(const std::string& text) {
  return std::string(ReadCallersFile("callers.yaml", text).status().message());
}

TEST(CallersFile, ListsCallersWithTheirScopesAndLimits) {
  const auto book = ReadCallersFile("callers.yaml", absl::StrCat(R"(
callers:
  - name: dashboard
    token_sha256: )",
                                                                 kHash, R"(
    scopes: [market_data, query]
    limits: {streams: 10, items: 100, room_share: 50, requests_per_second: 20}
  - name: desk
    certificate: spiffe://desk/trader
    scopes: [market_data, account, operate]
)"));
  ASSERT_TRUE(book.ok()) << book.status();
  const Caller* const dashboard = book->FindByToken(kToken, Peer{});
  ASSERT_NE(dashboard, nullptr);
  EXPECT_EQ(dashboard->name, "dashboard");
  EXPECT_EQ(dashboard->unit, "dashboard");
  EXPECT_EQ(dashboard->scopes, (Scopes{CallerScope::kMarketData, CallerScope::kQuery}));
  EXPECT_EQ(dashboard->limits,
            (CallerLimits{.streams = 10, .items = 100, .room_share = 50, .requests_per_second = 20}));
  const auto desk = book->FindByPeer(Peer{.names = {"spiffe://desk/trader", "trader"}});
  ASSERT_TRUE(desk.has_value());
  EXPECT_EQ(desk->scopes, (Scopes{CallerScope::kMarketData, CallerScope::kAccount, CallerScope::kOperate}));
  EXPECT_EQ(desk->limits, CallerLimits{}) << "no limits";
}

TEST(CallersFile, ACallerMayHaveAnOldAndANewToken) {
  const auto book = ReadCallersFile("callers.yaml", absl::StrCat("callers: [{name: a, token_sha256: [", kHash, ", ",
                                                                 std::string(64, 'b'), "], scopes: [query]}]"));
  ASSERT_TRUE(book.ok()) << book.status();
  EXPECT_NE(book->FindByToken(kToken, Peer{}), nullptr);
}

TEST(CallersFile, EveryProblemIsReportedWithItsPlaceAndWhatToDo) {
  EXPECT_EQ(ProblemsOf(R"(callers:
  - name: a b
    token_sha256: secret
    scopes: [market, query]
    limit: 3
  - certificate: [x]
    limits: {items: 0, room_share: 101, streams: ten}
  - name: c
    scopes: []
  - 7
)"),
            R"(callers.yaml:5: "limit" is not known here: use name, token_sha256, certificate, scopes, limits
callers.yaml:2: the name is not 1 to 64 letters, digits, dots, - and _: choose another
callers.yaml:3: token_sha256 is not 64 hexadecimal digits: write the output of sha256sum over the token
callers.yaml:4: "market" is not a scope: use market_data, query, account, operate
callers.yaml:6: a caller has no name: add "name: …"
callers.yaml:6: certificate is not a name: write a URI, a DNS name or the common name of the certificate
callers.yaml:6: a caller has no scopes: add "scopes: [market_data]", or others of market_data, query, account, operate
callers.yaml:7: streams is "ten": set a whole number from 1 to 100000, or leave it out
callers.yaml:7: items is "0": set a whole number from 1 to 100000, or leave it out
callers.yaml:7: room_share is "101": set a whole number from 1 to 100, or leave it out
callers.yaml:8: a caller has neither token_sha256 nor certificate: say how it proves who it is
callers.yaml:9: a caller has no scopes: add "scopes: [market_data]", or others of market_data, query, account, operate
callers.yaml:10: a caller is not a mapping: write "- name: …" and its other fields below)");
}

TEST(CallersFile, NothingMayBelongToTwoCallers) {
  EXPECT_EQ(ProblemsOf(absl::StrCat("callers:\n- {name: a, token_sha256: ", kHash,
                                    ", scopes: [query]}\n- {name: a, certificate: x, scopes: [query]}\n"
                                    "- {name: b, token_sha256: ",
                                    kHash, ", scopes: [query]}\n- {name: c, certificate: x, scopes: [query]}\n")),
            "callers.yaml:3: the name is that of line 2: give each caller its own\n"
            "callers.yaml:4: the token is that of line 2: give each caller its own\n"
            "callers.yaml:5: the certificate is that of line 3: give each caller its own");
}

TEST(CallersFile, AnythingElseIsOneProblem) {
  const struct {
    std::string text;
    const char* problem;
  } kCases[] = {
      {"", "callers.yaml:1: is not a mapping: begin it with \"callers:\""},
      {"- a", "callers.yaml:1: is not a mapping: begin it with \"callers:\""},
      {"callers:", "callers.yaml:1: \"callers\" lists nobody: add at least one, as \"- name: …\""},
      {"callers: []", "callers.yaml:1: \"callers\" lists nobody: add at least one, as \"- name: …\""},
      {"callers:\n  - name: \"a",
       "callers.yaml:2: the text is not valid YAML from here on: correct the indentation or the quotes"},
      {"callers:\n  - name: a\n    certificate: a\n    scopes: []\n---\ncallers: []",
       "callers.yaml:1: the file has more than one YAML document: write one list"},
      {std::string(2 << 20, ' '),
       "callers.yaml:1: the file is larger than 1 MiB: name the file that lists the callers"},
  };
  for (const auto& test : kCases) EXPECT_EQ(ProblemsOf(test.text), test.problem) << test.text.substr(0, 100);
}

TEST(CallersFile, AHashIsNeverQuoted) {
  const std::string almost = std::string(63, 'd');
  const std::string problems = ProblemsOf("callers: [{name: a, token_sha256: " + almost + ", scopes: [query]}]");
  EXPECT_THAT(problems, testing::Not(testing::HasSubstr(almost)));
}

}  // namespace
}  // namespace kiwoom::callers
