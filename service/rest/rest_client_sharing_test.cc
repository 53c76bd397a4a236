// Queries that are one request, and answers that serve twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/errors/error_details.h"
#include "service/rest/test_rest_client.h"

namespace kiwoom::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST_F(RestClientTest, QueriesThatAreTheSameAreOneRequest) {
  Query({.caller = "a", .timeout = absl::Seconds(5)});
  Query({.caller = "b", .timeout = absl::Seconds(9)});
  Query({.body = "another"});
  Query({.next_key = "another page"});
  ASSERT_THAT(outbox_.posted, SizeIs(3));
  EXPECT_EQ(outbox_.extended[outbox_.posted[0].id], worker_.Now() + absl::Seconds(9)) << "for the one with more time";
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_EQ(answers_[0]->message, answers_[1]->message);
  Query();
  EXPECT_THAT(outbox_.posted, SizeIs(3)) << "what is answered is over";
}

TEST_F(RestClientTest, NobodyJoinsARequestThatIsAboutToFail) {
  Query({.timeout = absl::Milliseconds(100)});
  outbox_.failing.insert(outbox_.posted[0].id);
  Query({.timeout = absl::Seconds(30)});
  ASSERT_THAT(outbox_.posted, SizeIs(2)) << "another request";
  Answer(absl::ResourceExhaustedError("no room"));
  EXPECT_THAT(answers_, SizeIs(1)) << "of the first one";
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_TRUE(answers_[1].ok());
}

TEST_F(RestClientTest, WhoeverJoinsSharesTheTurn) {
  Query({.caller = "greedy"});
  Query({.caller = "polite"});
  EXPECT_THAT(outbox_.sharers[outbox_.posted[0].id], ElementsAre("polite"));
}

TEST_F(RestClientTest, AnotherAppKeySharesNoAnswer) {
  Query({.max_age = absl::Minutes(1)});
  Answer(200, kSuccess);
  Query({.body = "under way"});
  client_.ForgetAnswers();
  Query({.max_age = absl::Minutes(1)});
  Query({.body = "under way"});
  EXPECT_THAT(outbox_.posted, SizeIs(3));
}

TEST_F(RestClientTest, EachOfThemHasItsOwnDeadline) {
  Query({.timeout = absl::Seconds(5)});
  Query({.timeout = absl::Seconds(9)});
  worker_.Pass(absl::Seconds(5));
  ASSERT_THAT(answers_, SizeIs(1));
  EXPECT_EQ(Status().code(), absl::StatusCode::kDeadlineExceeded);
  Answer(200, kSuccess);
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_TRUE(answers_[1].ok());
}

TEST_F(RestClientTest, TheLastOneToGiveUpTakesTheRequestAlong) {
  const size_t first = Query();
  const size_t second = Query();
  const Outbox::Id request = outbox_.posted[0].id;
  Cancel(first);
  EXPECT_THAT(outbox_.cancelled, SizeIs(0));
  Cancel(second);
  EXPECT_THAT(outbox_.cancelled, ElementsAre(request));
  EXPECT_THAT(answers_, SizeIs(0));
  Query();
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "nobody joins what is given up";
  Cancel(Query({.tr = &kOrderTr}));
  EXPECT_THAT(outbox_.cancelled, SizeIs(1)) << "an order that has been sent runs its course";
}

TEST_F(RestClientTest, AccountsAreNotSharedBetweenCallers) {
  codec::Tr account = kPriceTr;
  account.scope = codec::Scope::kAccount;
  Query({.caller = "a", .tr = &account});
  Query({.caller = "b", .tr = &account});
  Query({.caller = "b", .tr = &account});
  EXPECT_THAT(outbox_.posted, SizeIs(2));
  Answer(200, kSuccess);
  Answer(200, kSuccess);
  EXPECT_THAT(answers_, SizeIs(3));
  Query({.caller = "a", .max_age = absl::Minutes(1), .tr = &account});
  Answer(200, kSuccess);
  Query({.caller = "a", .max_age = absl::Minutes(1), .tr = &account});
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "an address may be another's by now: nothing is kept";
}

TEST_F(RestClientTest, AnOlderAnswerServesThoseWhoAcceptIt) {
  Query({.max_age = absl::Seconds(10)});
  ASSERT_THAT(outbox_.posted, SizeIs(1)) << "there is none yet";
  const absl::Time received = worker_.WallTime();
  Answer(200, kSuccess, {{"cont-yn", "Y"}, {"next-key", "2"}});
  worker_.Pass(absl::Seconds(10));
  Query({.max_age = absl::Seconds(10)});
  ASSERT_THAT(answers_, SizeIs(2));
  EXPECT_EQ(answers_[1]->received, received);
  EXPECT_EQ(answers_[1]->message, answers_[0]->message);
  EXPECT_EQ(answers_[1]->next_key, "2");
  Query();
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "who asks for no age gets a new one";
  Answer(503, "");
  worker_.Pass(absl::Seconds(1));
  Answer(503, "");
  Query({.max_age = absl::Seconds(60)});
  EXPECT_TRUE(answers_.back().ok()) << "a failure does not take the place of an answer";
  Query({.max_age = absl::Seconds(5)});
  EXPECT_THAT(outbox_.posted, SizeIs(1)) << "it is older";
}

}  // namespace
}  // namespace kiwoom::rest
