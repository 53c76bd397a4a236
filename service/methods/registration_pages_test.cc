#include "service/methods/registration_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "google/protobuf/text_format.h"
#include "google/rpc/error_details.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/fanout/test_hub.h"

namespace kiwoom::methods {
namespace {

using callers::CallerScope;
using fanout::kAccountPositions;
using fanout::kHynix;
using fanout::kMarket;
using fanout::kSamsung;
using fanout::kSamsungBook;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RegistrationPagesTest : public fanout::HubTest {
 protected:
  static v1::ListRegistrationsRequest Request(const std::string& text) {
    v1::ListRegistrationsRequest request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    return request;
  }
  v1::ListRegistrationsResponse Page(const v1::ListRegistrationsRequest& request,
                                     const fanout::Reader* stream = nullptr) {
    v1::ListRegistrationsResponse response;
    status_ = pages_.Read(hub_, stream, caller_, request, response);
    return response;
  }
  v1::ListRegistrationsResponse Page(const std::string& text, const fanout::Reader* stream = nullptr) {
    return Page(Request(text), stream);
  }
  // "TRADE 005930 LIVE"
  static std::vector<std::string> Words(const v1::ListRegistrationsResponse& page) {
    std::vector<std::string> words;
    for (const v1::RegistrationStatus& status : page.registrations()) {
      const std::string type = v1::RealtimeType_Name(status.registration().type());
      const std::string state = v1::RegistrationState_Name(status.state());
      words.push_back(absl::StrCat(type.substr(sizeof("REALTIME_TYPE_") - 1), " ", status.registration().item(), " ",
                                   state.substr(sizeof("REGISTRATION_STATE_") - 1)));
    }
    return words;
  }
  std::vector<std::string> InvalidFields() const {
    EXPECT_EQ(status_.code(), absl::StatusCode::kInvalidArgument);
    std::vector<std::string> fields;
    if (const auto request = errors::PayloadOf<google::rpc::BadRequest>(status_)) {
      for (const auto& violation : request->field_violations()) {
        fields.push_back(violation.field() + " " + violation.description());
      }
    }
    return fields;
  }

  static constexpr const codec::Tr* kTrs[] = {&fanout::kTrades, &fanout::kBooks, &fanout::kStatus, &fanout::kPositions};
  const InterestReader interests_{kTrs};
  const RegistrationPages pages_{interests_};
  callers::Caller caller_{.name = "operator", .scopes = {CallerScope::kOperate, CallerScope::kAccount}};
  absl::Status status_;
};

TEST_F(RegistrationPagesTest, DescribesWhatIsLive) {
  Open({kSamsung});
  Open({kSamsung});
  Live({kSamsung}, 7);
  now_ += absl::Milliseconds(1500);
  port_.OnMessage(now_);
  Row(kSamsung);
  now_ += absl::Seconds(1);
  const auto page = Page("");
  ASSERT_EQ(page.registrations_size(), 1);
  EXPECT_EQ(page.registrations(0).ShortDebugString(),
            "registration { type: REALTIME_TYPE_TRADE item: \"005930\" epoch: 7 session: \"default\" } "
            "state: REGISTRATION_STATE_LIVE live_time { seconds: 1800000000 } "
            "last_event_time { seconds: 1800000001 nanos: 500000000 } event_count: 1 reader_count: 2");
}

TEST_F(RegistrationPagesTest, DescribesWhatIsRefused) {
  Restored();
  Open({kSamsung, kHynix});
  port_.OnRefused({&kSamsung, 1}, "105110", "요청 과다");
  port_.OnRefused({&kHynix, 1}, "105102", "없는 종목");
  const auto page = Page("");
  ASSERT_EQ(page.registrations_size(), 2);
  EXPECT_EQ(page.registrations(0).state(), v1::REGISTRATION_STATE_REFUSED);
  EXPECT_EQ(page.registrations(0).refusal().broker_code(), "105102");
  EXPECT_EQ(page.registrations(0).refusal().broker_message(), "없는 종목");
  EXPECT_TRUE(page.registrations(0).refusal().retried());
  EXPECT_FALSE(page.registrations(0).refusal().has_next_attempt_time()) << "after a reconnect";
  EXPECT_EQ(page.registrations(1).refusal().broker_code(), "105110");
  EXPECT_EQ(page.registrations(1).refusal().next_attempt_time().seconds(), 1'800'000'030);
  EXPECT_FALSE(page.registrations(1).has_live_time());
  EXPECT_FALSE(page.registrations(1).has_last_event_time());
}

TEST_F(RegistrationPagesTest, FiltersByTypeItemAndState) {
  Restored();
  Open({kSamsung, kHynix, kSamsungBook, kMarket});
  Live({kHynix, kMarket}, 7);
  const struct {
    const char* request;
    std::vector<std::string> listed;
  } kCases[] = {
      {"", {"TRADE 000660 LIVE", "TRADE 005930 REQUESTED", "ORDER_BOOK 005930 REQUESTED", "MARKET_STATUS  LIVE"}},
      {"types: REALTIME_TYPE_ORDER_BOOK", {"ORDER_BOOK 005930 REQUESTED"}},
      {"types: [REALTIME_TYPE_MARKET_STATUS, REALTIME_TYPE_ORDER_BOOK]",
       {"ORDER_BOOK 005930 REQUESTED", "MARKET_STATUS  LIVE"}},
      {"items: '005930'", {"TRADE 005930 REQUESTED", "ORDER_BOOK 005930 REQUESTED"}},
      {"items: ['', '000660']", {"TRADE 000660 LIVE", "MARKET_STATUS  LIVE"}},
      {"items: '005935'", {}},
      {"states: REGISTRATION_STATE_LIVE", {"TRADE 000660 LIVE", "MARKET_STATUS  LIVE"}},
      {"states: [REGISTRATION_STATE_REFUSED, REGISTRATION_STATE_WAITING, REGISTRATION_STATE_LOST]", {}},
      {"types: REALTIME_TYPE_TRADE items: '005930' states: REGISTRATION_STATE_REQUESTED", {"TRADE 005930 REQUESTED"}},
  };
  for (const auto& [request, listed] : kCases) EXPECT_EQ(Words(Page(request)), listed) << request;
}

TEST_F(RegistrationPagesTest, ListsOneStreamAlone) {
  Open({kSamsung, kHynix});
  const fanout::Reader* const bob = Open({kSamsungBook, kHynix});
  EXPECT_THAT(Words(Page("", bob)), ElementsAre("TRADE 000660 REQUESTED", "ORDER_BOOK 005930 REQUESTED"));
  const auto first = Page("page_size: 1", bob);
  EXPECT_THAT(Words(first), ElementsAre("TRADE 000660 REQUESTED"));
  EXPECT_THAT(Words(Page("page_token: '" + first.next_page_token() + "'", bob)),
              ElementsAre("ORDER_BOOK 005930 REQUESTED"));
}

TEST_F(RegistrationPagesTest, NamesEveryInvalidField) {
  Page("types: [REALTIME_TYPE_TRADE, 7] states: [REGISTRATION_STATE_LIVE, REGISTRATION_STATE_UNSPECIFIED, 9]");
  EXPECT_THAT(InvalidFields(),
              ElementsAre("types[1] is 7, which is not a realtime type of this gateway: see "
                          "RealtimeType",
                          "states[1] is 0: see RegistrationState", "states[2] is 9: see RegistrationState"));
  Page("page_size: -1");
  EXPECT_THAT(InvalidFields(), ElementsAre("page_size is negative: set 1 to 1000, or leave it out for 100"));
}

TEST_F(RegistrationPagesTest, ATokenContinuesOnlyTheSameFields) {
  Open({kSamsung, kHynix, kMarket});
  const std::string token = " page_token: '" + Page("page_size: 1").next_page_token() + "'";
  EXPECT_THAT(Words(Page("page_size: 5" + token)), ElementsAre("TRADE 005930 REQUESTED", "MARKET_STATUS  REQUESTED"));
  Page("types: REALTIME_TYPE_MARKET_STATUS" + token);
  EXPECT_EQ(errors::ReasonOf(status_), "PAGE_TOKEN_FOREIGN");
  Page("page_token: '1011/000660/'");
  EXPECT_EQ(errors::ReasonOf(status_), "PAGE_TOKEN_FOREIGN");
}

// Streams change what they want while somebody walks through the pages.
TEST_F(RegistrationPagesTest, NothingIsLeftOutOrRepeatedWhileTopicsComeAndGo) {
  std::vector<sessions::Topic> stay;
  for (int i = 0; i < 50; ++i) stay.push_back({&fanout::kTrades, absl::StrFormat("%06d", 10 * i)});
  Open(stay);
  fanout::Reader* const bob = Open({});
  std::vector<std::string> seen;
  v1::ListRegistrationsRequest request = Request("page_size: 7");
  for (int i = 0;; ++i) {
    const auto page = Page(request);
    for (const auto& status : page.registrations()) seen.push_back(status.registration().item());
    if (page.next_page_token().empty()) break;
    request.set_page_token(page.next_page_token());
    // Bob leaves the topic that the token names, and joins others before and behind it.
    const sessions::Topic left{&fanout::kTrades, seen.back()};
    const sessions::Topic joined[] = {{&fanout::kTrades, absl::StrFormat("%06d", i)},
                                      {&fanout::kTrades, absl::StrFormat("%06d", 500 - i)}};
    hub_.Change(*bob, joined, {&left, 1});
    now_ += absl::Seconds(6);
    hub_.OnTimer(now_);
  }
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size()) << "none twice";
  for (const sessions::Topic& topic : stay) EXPECT_THAT(seen, ::testing::Contains(topic.item));
}

TEST_F(RegistrationPagesTest, AccountTypesAreForCallersThatMaySubscribeToThem) {
  const fanout::Reader* const orders = Open({kAccountPositions}, {.only = &fanout::kPositions});
  Open({kSamsung});
  EXPECT_THAT(Words(Page("")), ElementsAre("POSITION  REQUESTED", "TRADE 005930 REQUESTED"));
  EXPECT_THAT(Words(Page("types: REALTIME_TYPE_POSITION")), ElementsAre("POSITION  REQUESTED"));
  EXPECT_THAT(Words(Page("", orders)), ElementsAre("POSITION  REQUESTED"));

  caller_.scopes = {CallerScope::kOperate};
  EXPECT_THAT(Words(Page("")), ElementsAre("TRADE 005930 REQUESTED"));
  EXPECT_THAT(Words(Page("types: REALTIME_TYPE_POSITION")), IsEmpty());
  EXPECT_EQ(status_.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(errors::ReasonOf(status_), "SCOPE_MISSING");
  EXPECT_EQ(std::string(status_.message()),
            "Position needs the scope \"account\", which this caller does not have: ask the gateway's operator.");
}

// A topic on each session. The token names the session, and the list goes on with the next one.
TEST_F(RegistrationPagesTest, WalksThroughTheAccountsOfSeveralSessions) {
  const sessions::SessionName alpha = "alpha", beta = "beta/2";
  Open({{&fanout::kPositions, "", &alpha}, {&fanout::kPositions, "", &beta}, kSamsung});
  std::vector<std::string> sessions;
  v1::ListRegistrationsRequest request = Request("page_size: 1");
  do {
    const auto page = Page(request);
    ASSERT_EQ(page.registrations_size(), 1);
    sessions.push_back(page.registrations(0).registration().session());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && sessions.size() < 9);
  EXPECT_THAT(sessions, ElementsAre("alpha", "beta/2", "default"));
}

// Ten thousand topics with their refusals: the pages are bounded, and together they are complete.
TEST_F(RegistrationPagesTest, PagesOfTheLargestListFitIntoAMessage) {
  std::vector<sessions::Topic> topics;
  for (size_t i = 0; i < InterestReader::kMostTopics; ++i) {
    topics.push_back({&fanout::kTrades, absl::StrFormat("%017d", i)});  // the longest items
  }
  Open(topics);
  port_.OnRefused(topics, "105102", std::string(16'000, 'x'));
  size_t seen = 0;
  v1::ListRegistrationsRequest request = Request("page_size: 1000");
  do {
    const auto page = Page(request);
    ASSERT_TRUE(status_.ok());
    ASSERT_GT(page.registrations_size(), 0);
    EXPECT_LE(page.ByteSizeLong(), size_t{4} << 20);
    for (const auto& status : page.registrations()) {
      EXPECT_EQ(status.registration().item(), absl::StrFormat("%017d", seen++));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(seen, InterestReader::kMostTopics);
}

}  // namespace
}  // namespace kiwoom::methods
