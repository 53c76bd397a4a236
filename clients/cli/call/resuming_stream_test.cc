#include "clients/cli/call/resuming_stream.h"

#include <gtest/gtest.h>

#include <deque>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace kiwoom::cli {
namespace {

using Millis = ResumingStream::Millis;
using Read = ResumingStream::Read;

// What one connection does: messages, then either an end or silence.
struct Script {
  std::vector<std::string> messages;
  std::optional<grpc::Status> end;
};

class ResumingStreamTest : public testing::Test {
 protected:
  class Connection : public MessageStream {
   public:
    Connection(ResumingStreamTest& test, Script script) : test_(test), script_(std::move(script)) {}
    Read Next(Millis patience, std::string* message) override {
      if (next_ < script_.messages.size()) {
        *message = script_.messages[next_++];
        return Read::kMessage;
      }
      if (script_.end.has_value()) return Read::kEnd;
      test_.now_ += patience;
      return Read::kNothingYet;
    }
    const grpc::Status& status() const override { return *script_.end; }

   private:
    ResumingStreamTest& test_;
    const Script script_;
    size_t next_ = 0;
  };

  ResumingStream Stream(std::deque<Script> scripts, ResumingStream::Options options = {}) {
    scripts_ = std::move(scripts);
    return ResumingStream({.open = [this]() -> std::unique_ptr<MessageStream> {
                             ++attempts_;
                             Script script = scripts_.empty() ? Script{} : scripts_.front();
                             if (!scripts_.empty()) scripts_.pop_front();
                             return std::make_unique<Connection>(*this, std::move(script));
                           },
                           .has_new_token = [this] { return new_token_; },
                           .now = [this] { return now_; },
                           .sleep = [this](Millis time) { now_ += time; },
                           .chance = [this] { return chance_; }},
                          options);
  }

  // The next thing that is not "nothing yet".
  Read Event(ResumingStream& stream) {
    Read read = Read::kNothingYet;
    while (read == Read::kNothingYet) read = stream.Next(Millis(100), &message_);
    return read;
  }

  Millis Passed() const { return std::chrono::duration_cast<Millis>(now_ - ResumingStream::Clock::time_point()); }

  std::deque<Script> scripts_;
  ResumingStream::Clock::time_point now_;
  double chance_ = 1;
  bool new_token_ = false;
  int attempts_ = 0;
  std::string message_;
};

grpc::Status Failure(grpc::StatusCode code) { return {code, "words"}; }

grpc::Status RetryAfter(int seconds) {
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(seconds);
  google::rpc::Status status;
  status.add_details()->PackFrom(retry);
  return {grpc::StatusCode::UNAVAILABLE, "words", status.SerializeAsString()};
}

TEST_F(ResumingStreamTest, ConnectsAgainAfterAPauseAndGoesOn) {
  ResumingStream stream = Stream({{{"one"}, Failure(grpc::StatusCode::UNAVAILABLE)}, {{"two"}, {}}});
  EXPECT_EQ(Event(stream), Read::kMessage);
  stream.Acknowledged();
  EXPECT_EQ(Event(stream), Read::kDisconnected);
  EXPECT_EQ(stream.status().error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(stream.pause(), Millis(200));
  EXPECT_EQ(attempts_, 1) << "not before the pause is over";
  EXPECT_EQ(Event(stream), Read::kMessage);
  EXPECT_EQ(message_, "two");
  EXPECT_EQ(Passed(), Millis(200));
}

TEST_F(ResumingStreamTest, PausesGrowUntilAnAcknowledgement) {
  std::deque<Script> scripts(9, {{}, Failure(grpc::StatusCode::UNAVAILABLE)});
  scripts.push_back({{"ack"}, Failure(grpc::StatusCode::UNAVAILABLE)});
  ResumingStream stream = Stream(std::move(scripts), {.connect_timeout = Millis::zero()});
  std::vector<int64_t> pauses;
  for (int i = 0; i < 9; ++i) {
    ASSERT_EQ(Event(stream), Read::kDisconnected);
    pauses.push_back(stream.pause().count());
  }
  EXPECT_EQ(pauses, (std::vector<int64_t>{200, 400, 800, 1600, 3200, 5000, 5000, 5000, 5000}));
  ASSERT_EQ(Event(stream), Read::kMessage);
  stream.Acknowledged();
  chance_ = 0;
  ASSERT_EQ(Event(stream), Read::kDisconnected);
  EXPECT_EQ(stream.pause(), Millis(100)) << "at least half of the whole pause";
}

TEST_F(ResumingStreamTest, TheGatewaysDelayIsTheMinimum) {
  ResumingStream stream = Stream({{{"ack"}, RetryAfter(7)},
                                  {{"ack"}, Failure(grpc::StatusCode::UNAVAILABLE)},
                                  {{"ack"}, Failure(grpc::StatusCode::UNAVAILABLE)}});
  Event(stream);
  stream.Acknowledged();
  ASSERT_EQ(Event(stream), Read::kDisconnected);
  EXPECT_EQ(stream.pause(), Millis(7000)) << "of the error";
  Event(stream);
  stream.Acknowledged();
  stream.Draining(Millis(9000));
  ASSERT_EQ(Event(stream), Read::kDisconnected);
  EXPECT_EQ(stream.pause(), Millis(9000)) << "of the announcement";
  Event(stream);
  stream.Acknowledged();
  ASSERT_EQ(Event(stream), Read::kDisconnected);
  EXPECT_EQ(stream.pause(), Millis(200)) << "an announcement counts once";
}

TEST_F(ResumingStreamTest, StatusesThatPassAndOthers) {
  for (int code = 0; code <= 16; ++code) {
    ResumingStream stream = Stream({{{"ack"}, Failure(static_cast<grpc::StatusCode>(code))}});
    Event(stream);
    stream.Acknowledged();
    // CANCELLED, UNKNOWN, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNAVAILABLE, and OK.
    const bool passes = code == 0 || code == 1 || code == 2 || code == 8 || code == 10 || code == 13 || code == 14;
    EXPECT_EQ(Event(stream), passes ? Read::kDisconnected : Read::kEnd) << code;
    EXPECT_EQ(stream.status().error_code(), code);
  }
}

TEST_F(ResumingStreamTest, ANewTokenIsTriedOnce) {
  const Script refused{{}, Failure(grpc::StatusCode::UNAUTHENTICATED)};
  ResumingStream same = Stream({refused});
  EXPECT_EQ(Event(same), Read::kEnd) << "the file has the same token";
  new_token_ = true;
  ResumingStream renewed = Stream({refused, refused});
  EXPECT_EQ(Event(renewed), Read::kDisconnected);
  EXPECT_EQ(Event(renewed), Read::kEnd) << "refused again";
}

TEST_F(ResumingStreamTest, GivesUpOnlyBeforeTheFirstAcknowledgement) {
  ResumingStream stream =
      Stream(std::deque<Script>(100, {{}, Failure(grpc::StatusCode::UNAVAILABLE)}), {.connect_timeout = Millis(1000)});
  int disconnections = 0;
  while (Event(stream) == Read::kDisconnected) ++disconnections;
  EXPECT_EQ(disconnections, 3) << "after 0, 200 and 600 ms; the next attempt is after 1400 ms";
  EXPECT_EQ(Passed(), Millis(1400));
  EXPECT_EQ(stream.status().error_message(), "words") << "the last error";
}

TEST_F(ResumingStreamTest, AnAttemptWithoutAnAnswerEndsInTimeToo) {
  ResumingStream stream = Stream({{}}, {.connect_timeout = Millis(1000)});
  EXPECT_EQ(Event(stream), Read::kEnd);
  EXPECT_EQ(Passed(), Millis(1000));
  EXPECT_EQ(stream.status().error_message(), "The gateway did not acknowledge the subscription in time.");
}

TEST_F(ResumingStreamTest, ASilentConnectionIsLost) {
  ResumingStream stream = Stream({{{"ack"}, {}}, {{"again"}, {}}});
  Event(stream);
  stream.Acknowledged();
  EXPECT_EQ(Event(stream), Read::kDisconnected);
  EXPECT_EQ(Passed(), Millis(30'000));
  EXPECT_EQ(Event(stream), Read::kMessage);
  EXPECT_EQ(message_, "again");
}

TEST_F(ResumingStreamTest, WithoutReconnectTheFirstEndIsTheEnd) {
  ResumingStream stream = Stream({{{"ack"}, Failure(grpc::StatusCode::UNAVAILABLE)}}, {.reconnect = false});
  Event(stream);
  stream.Acknowledged();
  EXPECT_EQ(Event(stream), Read::kEnd);
}

}  // namespace
}  // namespace kiwoom::cli
