#include "service/methods/access_review.h"

#include <gtest/gtest.h>

#include <vector>

#include "service/errors/error_details.h"
#include "service/fanout/test_hub.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using callers::CallerBook;
using callers::CallerScope;
using callers::HashOf;

constexpr char kOld[] = "0123456789abcdef0123456789abcdef";
constexpr char kNew[] = "fedcba9876543210fedcba9876543210";

class RecordingSink final : public callers::AuditSink {
 public:
  void Write(const callers::AuditEntry& entry) override { entries.push_back(entry); }
  std::vector<callers::AuditEntry> entries;
};

class AccessReviewTest : public fanout::HubTest {
 protected:
  void List(std::vector<callers::TokenHash> tokens, callers::CallerLimits limits = {}) {
    authorizer_.SetBook(CallerBook(
        {{.caller = {.name = "alice", .scopes = {CallerScope::kMarketData}, .limits = limits, .unit = "alice"},
          .tokens = std::move(tokens)}}));
  }

  RecordingSink sink_;
  AuditTrail audit_{&sink_, [] { return absl::UnixEpoch(); }};
  callers::BookAuthorizer authorizer_{CallerBook::Local(), /*accounts=*/true, [](const std::string&) {}};
  const AccessReview review_{authorizer_, audit_, /*room=*/200, /*items_per_caller=*/30};
};

TEST_F(AccessReviewTest, ACallEndsWhenItsTokenIsNoLongerListed) {
  const std::string old_token = std::string("Bearer ") + kOld, new_token = std::string("Bearer ") + kNew;
  TestCall before("/kiwoom.v1.MarketDataService/Subscribe"), after;
  before.headers = {{"authorization", old_token}};
  after.headers = {{"authorization", new_token}};
  const callers::Caller alice{.name = "alice", .scopes = {CallerScope::kMarketData}, .unit = "alice"};
  before.Admit(alice);
  after.Admit(alice);
  List({HashOf(kOld), HashOf(kNew)});
  EXPECT_TRUE(review_.Judge(before).ok()) << "both are listed";
  EXPECT_TRUE(review_.Judge(after).ok());
  EXPECT_TRUE(sink_.entries.empty());
  List({HashOf(kNew)});
  const absl::Status ended = review_.Judge(before);
  EXPECT_EQ(ended.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(errors::ReasonOf(ended), "CREDENTIALS_INVALID");
  EXPECT_TRUE(review_.Judge(after).ok());
  ASSERT_EQ(sink_.entries.size(), 1u);
  EXPECT_EQ(sink_.entries[0].caller, "alice");
  EXPECT_EQ(sink_.entries[0].method, "/kiwoom.v1.MarketDataService/Subscribe");
  EXPECT_EQ(sink_.entries[0].reason, "CREDENTIALS_INVALID");
}

TEST_F(AccessReviewTest, AStreamGetsTheLimitOfItsCaller) {
  const fanout::Reader& alices = *Open({}, {.item_limit = 7, .owner = "alice"});
  const fanout::Reader& others = *Open({}, {.item_limit = 7, .owner = "anonymous"});
  List({HashOf(kOld)}, {.items = 3});
  EXPECT_EQ(review_.ItemLimitOf(alices), 3);
  EXPECT_EQ(review_.ItemLimitOf(others), 7) << "not listed";
  List({HashOf(kOld)}, {.items = 100, .room_share = 10});
  EXPECT_EQ(review_.ItemLimitOf(alices), 20);
  List({HashOf(kOld)});
  EXPECT_EQ(review_.ItemLimitOf(alices), 30) << "that of everybody";
}

}  // namespace
}  // namespace kiwoom::methods
