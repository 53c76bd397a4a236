#include "service/methods/position_reader.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::methods {
namespace {

constexpr codec::Tr kTrade{
    .code = "0B", .name = "Trade", .scope = codec::Scope::kMarket, .items = codec::Items::kStock};
constexpr codec::Tr kPosition{.code = "04", .name = "Position", .scope = codec::Scope::kAccount};

const sessions::SessionName kMain = "main";
const sessions::SessionName kSecond = "second";

fanout::InterestTerms Read(const codec::Tr& tr, const std::string& text,
                           std::vector<std::string>* complaints = nullptr) {
  v1::Interest interest;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &interest)) << text;
  fanout::InterestTerms terms;
  errors::Violations violations;
  std::vector<sessions::Topic> topics;
  for (const std::string& item : interest.items()) topics.push_back({&tr, item});
  if (tr.scope == codec::Scope::kAccount) topics = {{&tr, "", &kMain}, {&tr, "", &kSecond}};
  ReadPositions(tr, interest.items(), topics, interest.resume(), "interests[2].resume", terms, violations);
  std::vector<std::string> found;
  for (const auto& violation : violations.kept()) found.push_back(violation.field + " " + violation.text.en);
  if (complaints != nullptr) {
    *complaints = found;
  } else {
    EXPECT_THAT(found, ::testing::IsEmpty());
  }
  return terms;
}

TEST(ReadPositions, ReadsWhatTheReaderRemembers) {
  const auto terms =
      Read(kTrade,
           "items: '005930' items: '000660' resume { item: '005930' epoch: 7 sequence: 3 received_time { "
           "seconds: 1800000000 nanos: 5 } }");
  ASSERT_EQ(terms.resume.size(), 1u) << "the other item begins anew";
  const fanout::ReaderPosition& position = terms.resume.at({&kTrade, "005930"});
  EXPECT_EQ(position.place, (fanout::EventPlace{7, 3}));
  EXPECT_EQ(position.received, absl::FromUnixSeconds(1'800'000'000) + absl::Nanoseconds(5));
  EXPECT_EQ(position.session, "");
}

// The bytes of an interest as clients have sent it since positions exist: no version may read them differently.
TEST(ReadPositions, ReadsThePositionsOfEveryVersion) {
  constexpr char kRecorded[] =
      "\x08\xF3\x07\x12\x06"
      "005930"
      "\x22\x1E\x0A\x06"
      "005930"
      "\x10\x80\x88\xCB\xC7\xE4\xA7\x98\x03\x18\xCE\x0D\x22\x08\x08\xD2\xC5\xA5\xD8\x06\x10\x05";
  v1::Interest interest;
  ASSERT_TRUE(interest.ParseFromArray(kRecorded, sizeof kRecorded - 1));
  EXPECT_TRUE(interest.GetReflection()->GetUnknownFields(interest).empty());
  std::string text;
  google::protobuf::TextFormat::PrintToString(interest, &text);
  const auto terms = Read(kTrade, text);
  const fanout::ReaderPosition& position = terms.resume.at({&kTrade, "005930"});
  EXPECT_EQ(position.place, (fanout::EventPlace{1'795'770'000'000'000, 1742}));
  EXPECT_EQ(position.received, absl::FromUnixSeconds(1'795'777'234) + absl::Nanoseconds(5));
}

TEST(ReadPositions, APositionWithoutATimeHasNone) {
  const auto terms = Read(kTrade, "items: '005930' resume { item: '005930' epoch: 7 }");
  EXPECT_EQ(terms.resume.at({&kTrade, "005930"}).received, absl::InfinitePast());
}

TEST(ReadPositions, AnAccountHasAPositionOnEachSession) {
  const auto terms = Read(kPosition,
                          "resume { epoch: 5 session: 'gone' } resume { epoch: 7 session: 'second' } resume { epoch: 9 "
                          "session: 'main' }");
  EXPECT_EQ(terms.resume.at({&kPosition, "", &kMain}).place.epoch, 9u);
  EXPECT_EQ(terms.resume.at({&kPosition, "", &kSecond}).place.epoch, 7u);
}

TEST(ReadPositions, AnAccountWithoutAPositionBeginsAnew) {
  const auto terms = Read(kPosition, "resume { epoch: 7 session: 'second' }");
  EXPECT_EQ(terms.resume.size(), 1u);
  EXPECT_EQ(terms.resume.at({&kPosition, "", &kSecond}).place.epoch, 7u);
}

// The epoch decides to which session it belongs: for the others it is a gap, which the reader is told.
TEST(ReadPositions, APositionWithoutAKnownSessionMayBelongToAny) {
  for (const char* session : {"", "gone"}) {
    const auto terms = Read(kPosition, std::string("resume { epoch: 7 session: '") + session + "' }");
    EXPECT_EQ(terms.resume.size(), 2u) << session;
    EXPECT_EQ(terms.resume.at({&kPosition, "", &kMain}).place.epoch, 7u);
    EXPECT_EQ(terms.resume.at({&kPosition, "", &kMain}).session, session);
  }
}

TEST(ReadPositions, RejectsTimesThatNoTimestampHas) {
  for (const char* time :
       {"seconds: 9223372036854775807", "seconds: 1 nanos: -1", "nanos: 1000000000", "seconds: -62135596801"}) {
    std::vector<std::string> complaints;
    Read(kTrade, std::string("items: '005930' resume { item: '005930' epoch: 7 received_time { ") + time + " } }",
         &complaints);
    EXPECT_THAT(complaints, ::testing::ElementsAre("interests[2].resume[0].received_time is not a valid time")) << time;
  }
}

TEST(ReadPositions, RejectsWithTheFieldAndASentence) {
  std::vector<std::string> complaints;
  Read(
      kTrade,
      "items: '005930' resume { item: '005930' } resume { item: '000660' epoch: 7 } resume { item: '005930' epoch: 8 }",
      &complaints);
  EXPECT_THAT(
      complaints,
      ::testing::ElementsAre(
          "interests[2].resume[0].epoch is missing: send the epoch of the last event that you received",
          "interests[2].resume[1].item is \"000660\", which is not an item of this interest: send positions only "
          "for its items",
          "interests[2].resume[2].item is \"005930\", which already has a position: send one for each item"));
}

}  // namespace
}  // namespace kiwoom::methods
