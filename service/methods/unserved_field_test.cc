#include "service/methods/unserved_field.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "kiwoom/v1/order_book.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

constexpr codec::Tr kOrderBook{.code = "0D", .name = "OrderBook"};

template <typename Message>
std::string Bytes(std::string_view text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(std::string(text), &message)) << text;
  return message.SerializeAsString();
}

TEST(UnservedInSubscribe, NamesTheFieldOfAGenericRequest) {
  const struct {
    const char* request;
    const char* unserved;
  } kCases[] = {
      {"", ""},
      {"interests { type: REALTIME_TYPE_ORDER_BOOK items: '005930' } slow_reader_policy: SLOW_READER_POLICY_SKIP "
       "without_snapshot: true room_policy: ROOM_POLICY_REFUSE",
       ""},
      {"room_policy: ROOM_POLICY_WAIT", "room_policy ROOM_POLICY_WAIT"},
      {"interests { items: '005930' } interests { min_interval { seconds: 1 } }", "interests[1].min_interval"},
      {"interests { min_interval {} }", "interests[0].min_interval"},
      {"interests { resume { item: '005930' epoch: 7 sequence: 3 } }", ""},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(UnservedInSubscribe(nullptr, Bytes<v1::SubscribeRequest>(test.request)), test.unserved) << test.request;
  }
}

TEST(UnservedInSubscribe, NamesTheFieldOfATypedRequest) {
  const struct {
    const char* request;
    const char* unserved;
  } kCases[] = {
      {"items: '005930' slow_reader_policy: SLOW_READER_POLICY_DISCONNECT without_snapshot: true", ""},
      {"room_policy: ROOM_POLICY_REFUSE", ""},
      {"room_policy: ROOM_POLICY_WAIT", "room_policy ROOM_POLICY_WAIT"},
      {"min_interval { nanos: 250000000 }", "min_interval"},
      {"items: '005930' resume { item: '005930' epoch: 7 }", ""},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(UnservedInSubscribe(&kOrderBook, Bytes<v1::SubscribeOrderBookRequest>(test.request)), test.unserved)
        << test.request;
  }
}

TEST(NotServedYet, IsOneSentence) {
  const absl::Status status = NotServedYet("interests[0].min_interval");
  EXPECT_EQ(status.code(), absl::StatusCode::kUnimplemented);
  EXPECT_EQ(errors::ReasonOf(status), "REQUEST_INVALID");
  EXPECT_EQ(std::string(status.message()), "interests[0].min_interval is not served yet: leave it out.");
}

}  // namespace
}  // namespace kiwoom::methods
