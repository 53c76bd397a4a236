#include "clients/cli/recording/recording_replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "clients/cli/recording/recording_writer.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;

v1::Interest Interest(const std::string& text) {
  v1::Interest interest;
  EXPECT_TRUE(interest.ParseFromString(Make("Interest", text)->SerializeAsString()));
  return interest;
}

const char kTrade[] = "type: REALTIME_TYPE_TRADE items: '005930'";

class ReplayTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".rec";
    std::filesystem::remove(path_);
    writer_ = *RecordingWriter::Open(path_);
  }

  void Record(int64_t time, const std::string& events) {
    ASSERT_TRUE(writer_->Add(time, RecordKind::kResponse, Make("SubscribeResponse", events)->SerializeAsString()).ok());
  }

  static std::string Event(int epoch, int sequence, const std::string& more = "", const std::string& item = "005930") {
    return absl::StrCat("events { item: '", item, "' epoch: ", epoch, " sequence: ", sequence, " ", more,
                        " trade {} } ");
  }

  // "time: text" of each step behind the acknowledgement.
  std::vector<std::string> Play(ReplayRequest request) {
    EXPECT_TRUE(writer_->Flush().ok());
    const auto file = *RecordingReader::Open(path_);
    RecordingReplay replay(*file, Directory(), std::move(request));
    std::vector<std::string> steps;
    while (true) {
      const auto step = replay.Next();
      EXPECT_TRUE(step.ok()) << step.status();
      if (!step.ok() || !step->has_value()) break;
      const auto response = Make("SubscribeResponse", "");
      EXPECT_TRUE(response->ParseFromString((*step)->response));
      steps.push_back(absl::StrCat((*step)->time, ": ", response->ShortDebugString()));
    }
    if (!steps.empty()) {
      beginning_ = steps.front();
      steps.erase(steps.begin());
    }
    return steps;
  }

  std::string path_;
  std::unique_ptr<RecordingWriter> writer_;
  std::string beginning_;
};

const char kLive[] = "events { live { registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 } } } ";

TEST_F(ReplayTest, SendsWhatTheReaderWantsAndNothingElse) {
  Record(100, absl::StrCat("events { acknowledgement { subscription_id: 's7' } } ",
                           "events { live { registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 } "
                           "                registrations { type: REALTIME_TYPE_TRADE item: '000660' epoch: 8 } } }",
                           Event(7, 1), Event(8, 1, "", "000660")));
  Record(101, "events { item: '005930' epoch: 9 sequence: 1 order_book {} }");
  Record(102, "events { heartbeat {} } events { draining {} }");
  EXPECT_THAT(
      Play({.interests = {Interest(kTrade)}}),
      ElementsAre("100: events { live { registrations { type: REALTIME_TYPE_TRADE item: \"005930\" epoch: 7 } } }"
                  " events { item: \"005930\" epoch: 7 sequence: 1 trade { } }",
                  "102: events { heartbeat { } }"));
  EXPECT_EQ(beginning_,
            "0: events { acknowledgement { subscription_id: \"replay\" interests { type: REALTIME_TYPE_TRADE "
            "items: \"005930\" } slow_reader_policy: SLOW_READER_POLICY_DISCONNECT } }");
}

TEST_F(ReplayTest, AReaderThatJoinsLaterIsToldWhatIsLive) {
  Record(100, kLive + Event(7, 1));
  Record(200, Event(7, 2));
  Record(300, Event(7, 3));
  EXPECT_THAT(
      Play({.interests = {Interest(kTrade)}, .from = 150, .to = 250}),
      ElementsAre("200: events { live { registrations { type: REALTIME_TYPE_TRADE item: \"005930\" epoch: 7 } } }"
                  " events { item: \"005930\" epoch: 7 sequence: 2 trade { } }"));
}

TEST_F(ReplayTest, GapsStayAndWhatTheRecorderDidToCloseThemDoesNot) {
  Record(100, kLive + Event(7, 1));
  Record(200,
         "events { acknowledgement {} } events { resumption { results { outcome: RESUMPTION_OUTCOME_RESUMED } } }" +
             Event(7, 2, "replayed: true"));
  Record(300, "events { gap { registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 9 } reason: 'Lost.' } }" +
                  Event(9, 1));
  Record(400, "events { gap { registrations { type: REALTIME_TYPE_TRADE item: '000660' epoch: 9 } } }");
  Record(500, "events { gap { reason: 'Unreadable.' } }");
  EXPECT_THAT(
      Play({.interests = {Interest(kTrade)}}),
      ElementsAre("100: events { live { registrations { type: REALTIME_TYPE_TRADE item: \"005930\" epoch: 7 } } }"
                  " events { item: \"005930\" epoch: 7 sequence: 1 trade { } }",
                  "200: events { item: \"005930\" epoch: 7 sequence: 2 trade { } }",
                  "300: events { gap { registrations { type: REALTIME_TYPE_TRADE item: \"005930\" epoch: 9 } "
                  "reason: \"Lost.\" } } events { item: \"005930\" epoch: 9 sequence: 1 trade { } }",
                  "500: events { gap { reason: \"Unreadable.\" } }"));
}

TEST_F(ReplayTest, ResumesBehindAPosition) {
  Record(100'000'000'000, kLive + Event(7, 1) + Event(7, 2));
  Record(101'000'000'000, Event(7, 3));
  EXPECT_THAT(Play({.interests = {Interest(absl::StrCat(
                        kTrade, " resume { item: '005930' epoch: 7 sequence: 2 received_time { seconds: 100 } }"))}}),
              ElementsAre("101000000000: events { item: \"005930\" epoch: 7 sequence: 3 trade { } }"));
  EXPECT_THAT(beginning_, testing::HasSubstr("outcome: RESUMPTION_OUTCOME_RESUMED"));
}

TEST_F(ReplayTest, APositionBeforeTheRecordingIsAGap) {
  Record(100'000'000'000, Event(7, 9));
  EXPECT_THAT(Play({.interests = {Interest(absl::StrCat(
                        kTrade, " resume { item: '005930' epoch: 7 sequence: 2 received_time { seconds: 60 } }"))}})
                  .size(),
              1u);
  EXPECT_THAT(beginning_, testing::HasSubstr("outcome: RESUMPTION_OUTCOME_GAP"));
  EXPECT_THAT(beginning_, testing::HasSubstr("start_time { seconds: 60 } end_time { seconds: 100 } "
                                             "reason: \"The recording begins later.\""));
}

TEST_F(ReplayTest, TypesOfTheWholeMarketHaveNoItems) {
  Record(100, "events { item: '005930' epoch: 7 sequence: 1 volatility_interruption {} }");
  EXPECT_THAT(
      Play({.interests = {Interest("type: REALTIME_TYPE_VOLATILITY_INTERRUPTION")}}),
      ElementsAre("100: events { live { registrations { type: REALTIME_TYPE_VOLATILITY_INTERRUPTION epoch: 7 } } }"
                  " events { item: \"005930\" epoch: 7 sequence: 1 volatility_interruption { } }"));
}

TEST_F(ReplayTest, SnapshotsOnlyIfWanted) {
  Record(100, Event(7, 1, "snapshot: true"));
  EXPECT_EQ(Play({.interests = {Interest(kTrade)}}).size(), 1u);
  EXPECT_EQ(Play({.interests = {Interest(kTrade)}, .without_snapshot = true}).size(), 0u);
}

TEST_F(ReplayTest, ADamagedRecordIsAnError) {
  ASSERT_TRUE(writer_->Add(1, RecordKind::kResponse, "\xff").ok());
  ASSERT_TRUE(writer_->Flush().ok());
  const auto file = *RecordingReader::Open(path_);
  RecordingReplay replay(*file, Directory(), {});
  ASSERT_TRUE(replay.Next().ok());
  EXPECT_EQ(replay.Next().status().message(), "The recording has a message that is none.");
}

}  // namespace
}  // namespace kiwoom::cli
