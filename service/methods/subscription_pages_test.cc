#include "service/methods/subscription_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "google/rpc/error_details.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/payload.h"
#include "service/fanout/test_hub.h"
#include "service/methods/interest_reader.h"

namespace kiwoom::methods {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SubscriptionPagesTest : public fanout::HubTest {
 protected:
  fanout::Reader* OpenAs(const std::string& peer) { return Open({fanout::kSamsung}, {.peer = peer}); }

  v1::ListSubscriptionsResponse Page(int size, const std::string& token = "") {
    v1::ListSubscriptionsRequest request;
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListSubscriptionsResponse response;
    status_ = pages_.Read(hub_.Readers(), request, response);
    return response;
  }

  static std::vector<std::string> Peers(const v1::ListSubscriptionsResponse& page) {
    std::vector<std::string> peers;
    for (const v1::Subscription& subscription : page.subscriptions()) peers.push_back(subscription.peer());
    return peers;
  }

  // The only field that the error names.
  std::string InvalidField() const {
    EXPECT_EQ(status_.code(), absl::StatusCode::kInvalidArgument);
    const auto request = errors::PayloadOf<google::rpc::BadRequest>(status_);
    if (!request.has_value() || request->field_violations_size() != 1) return "not one violation";
    return request->field_violations(0).field() + " " + request->field_violations(0).description();
  }

  SubscriptionPages pages_;
  absl::Status status_;
};

TEST_F(SubscriptionPagesTest, ListsStreamsInTheOrderOfOpening) {
  EXPECT_THAT(Peers(Page(0)), IsEmpty());
  for (const char* peer : {"alice", "bob", "carol", "dave", "eve"}) OpenAs(peer);
  const auto first = Page(2);
  EXPECT_THAT(Peers(first), ElementsAre("alice", "bob"));
  const auto second = Page(2, first.next_page_token());
  EXPECT_THAT(Peers(second), ElementsAre("carol", "dave"));
  const auto last = Page(2, second.next_page_token());
  EXPECT_THAT(Peers(last), ElementsAre("eve"));
  EXPECT_EQ(last.next_page_token(), "");
  EXPECT_EQ(Page(5).next_page_token(), "") << "exactly all";
  EXPECT_THAT(Peers(Page(100, first.next_page_token())), ElementsAre("carol", "dave", "eve")) << "the size may change";
}

TEST_F(SubscriptionPagesTest, StreamsThatOpenAndCloseBetweenPagesMoveNoOther) {
  fanout::Reader* const alice = OpenAs("alice");
  fanout::Reader* const bob = OpenAs("bob");
  fanout::Reader* const carol = OpenAs("carol");
  OpenAs("dave");
  const auto first = Page(2);
  EXPECT_THAT(Peers(first), ElementsAre("alice", "bob"));
  hub_.Close(*alice);
  hub_.Close(*bob);
  hub_.Close(*carol);
  OpenAs("eve");
  EXPECT_THAT(Peers(Page(2, first.next_page_token())), ElementsAre("dave", "eve"));
}

TEST_F(SubscriptionPagesTest, AnInvalidPageIsRefused) {
  for (int i = 0; i < 3; ++i) OpenAs("");
  EXPECT_THAT(Peers(Page(-1)), IsEmpty());
  EXPECT_EQ(InvalidField(), "page_size is negative: set 1 to 1000, or leave it out for 100");
  EXPECT_THAT(Peers(Page(1, Page(1).next_page_token() + "A")), IsEmpty());
  EXPECT_EQ(InvalidField(),
            "page_token does not continue this request: send the received next_page_token unchanged, to the same "
            "method with the same fields, or start again without one if it came from another version or another app "
            "key");
}

// A client refuses more than 4 MiB, whatever it asked for.
TEST_F(SubscriptionPagesTest, APageEndsEarlyByBytes) {
  std::vector<sessions::Topic> topics;
  for (size_t i = 0; i < InterestReader::kMostTopics; ++i) {
    topics.push_back({&fanout::kTrades, absl::StrFormat("%017d", i)});  // the longest items
  }
  constexpr int kReaders = 45;
  for (int i = 0; i < kReaders; ++i) Open(topics, {.peer = std::to_string(i)});
  size_t largest = 0;
  int seen = 0, pages = 0;
  std::string token;
  do {
    const auto page = Page(1000, token);
    ASSERT_TRUE(status_.ok());
    ASSERT_GT(page.subscriptions_size(), 0);
    for (const v1::Subscription& subscription : page.subscriptions()) {
      EXPECT_EQ(subscription.peer(), std::to_string(seen++));
      largest = std::max(largest, subscription.ByteSizeLong());
    }
    EXPECT_LE(page.ByteSizeLong(), size_t{4} << 20);
    token = page.next_page_token();
    ++pages;
  } while (!token.empty());
  EXPECT_EQ(seen, kReaders);
  EXPECT_EQ(pages, 3);
  EXPECT_LT(largest, 200'000u) << "the largest possible stream is far below the limit";
}

}  // namespace
}  // namespace kiwoom::methods
