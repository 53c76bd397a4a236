#include "service/http/call_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "service/callers/book_authorizer.h"
#include "service/errors/draining.h"
#include "service/methods/audit_trail.h"

namespace kiwoom::http {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What the connection of a call has got.
struct Line {
  std::vector<std::string> messages;
  std::optional<FinalAnswer> answer;
  bool cut = false;
};

class LinePort final : public AnswerPort {
 public:
  explicit LinePort(Line& line) : line_(line) {}
  void Send(OutgoingMessage message) override { line_.messages.emplace_back(message.view()); }
  void Finish(FinalAnswer answer) override {
    EXPECT_FALSE(line_.answer.has_value()) << "a call ends once";
    line_.answer = std::move(answer);
  }
  void Cut() override { line_.cut = true; }

 private:
  Line& line_;
};

class CountingMeter final : public methods::Meter {
 public:
  void OnAccepted(const methods::Call&) override { ++accepted; }
  void OnRefused(const methods::Call&, const absl::Status&) override { ++refused; }
  void OnReceived(const methods::Call&, size_t bytes) override { received += bytes; }
  void OnSent(const methods::Call&, size_t bytes) override { sent += bytes; }
  void OnEnded(const methods::Call&, absl::StatusCode code) override { ended.push_back(code); }
  int accepted = 0, refused = 0;
  size_t received = 0, sent = 0;
  std::vector<absl::StatusCode> ended;
};

// Writes what the test tells it to.
class Scripted final : public methods::Handler {
 public:
  Scripted(methods::Call& call, std::vector<std::string>& story, std::vector<std::string>& queue)
      : call_(call), story_(story), queue_(queue) {}
  ~Scripted() override { story_.push_back("gone"); }
  void OnMessage(std::string bytes) override {
    story_.push_back("message " + bytes);
    if (bytes == "unary") {
      call_.AnswerInParts("he", "llo");
    } else if (bytes == "fail") {
      call_.Finish(absl::NotFoundError("nothing"));
    } else {
      Write();
    }
  }
  void OnWritten() override { Write(); }
  void OnRevoked() override { story_.push_back("revoked"); }

 private:
  void Write() {
    if (queue_.empty()) return;
    const std::string next = queue_.front();
    queue_.erase(queue_.begin());
    call_.WriteBytes(next);
  }

  methods::Call& call_;
  std::vector<std::string>& story_;
  std::vector<std::string>& queue_;
};

class CallDeskTest : public ::testing::Test {
 protected:
  CallDeskTest() {
    methods_.Add("/test.Desk/Get", std::nullopt,
                 [this](methods::Call& call) { return std::make_unique<Scripted>(call, story_, queue_); });
  }
  Line& Open(uint64_t number, absl::StatusOr<std::string> message, const std::string& path = "/test.Desk/Get") {
    CallRequest request{.path = path, .peer = "ipv4:127.0.0.1:1", .message = std::move(message)};
    Line& line = lines_.emplace_back();
    desk_.Open(number, std::move(request), std::make_unique<LinePort>(line));
    return line;
  }

  std::vector<std::string> story_, queue_;
  std::list<Line> lines_;
  methods::MethodTable methods_;
  callers::BookAuthorizer authorizer_{callers::CallerBook::Local(), /*accounts=*/false, [](const std::string&) {}};
  CountingMeter meter_;
  methods::AuditTrail audit_{nullptr, absl::Now};
  methods::Reception reception_{methods_, authorizer_, meter_, audit_, absl::Now};
  CallDesk desk_{reception_};
};

TEST_F(CallDeskTest, AUnaryCallIsAnswered) {
  Line& line = Open(1, "unary");
  ASSERT_TRUE(line.answer.has_value());
  EXPECT_EQ(line.answer->message, "hello");
  EXPECT_EQ(line.answer->status.code(), 0);
  EXPECT_THAT(meter_.ended, IsEmpty()) << "the client has not got it yet";
  desk_.OnEnded(1, true);
  EXPECT_THAT(meter_.ended, ElementsAre(absl::StatusCode::kOk));
  EXPECT_THAT(story_, ElementsAre("message unary", "gone"));
  EXPECT_EQ(meter_.received, 5u);
  EXPECT_EQ(meter_.sent, 5u);
  EXPECT_TRUE(desk_.empty());
}

TEST_F(CallDeskTest, OneMessageIsWrittenAtATime) {
  queue_ = {"a", "b"};
  Line& line = Open(1, "stream");
  EXPECT_THAT(line.messages, ElementsAre("a"));
  desk_.OnWritten(1);
  EXPECT_THAT(line.messages, ElementsAre("a", "b"));
  desk_.OnWritten(1);
  EXPECT_FALSE(line.answer.has_value());
  desk_.OnEnded(1, false);
  EXPECT_THAT(story_, ElementsAre("message stream", "gone")) << "at once";
  EXPECT_THAT(meter_.ended, ElementsAre(absl::StatusCode::kCancelled));
  desk_.OnWritten(1);  // posted before
}

TEST_F(CallDeskTest, ARequestThatCannotBeReadFailsOnlyAfterItsCallerIsKnown) {
  Line& unread = Open(1, absl::InvalidArgumentError("is not JSON"));
  EXPECT_EQ(unread.answer->status.code(), 3);
  EXPECT_EQ(unread.answer->status.message(), "is not JSON");
  Line& unknown = Open(2, absl::InvalidArgumentError("is not JSON"), "/test.Desk/Put");
  EXPECT_EQ(unknown.answer->status.code(), 12);
  EXPECT_EQ(meter_.accepted, 2);
  EXPECT_EQ(meter_.refused, 1);
}

TEST_F(CallDeskTest, AnErrorWhoseClientHasGoneIsACancellation) {
  Open(1, "fail");
  Open(2, "fail");
  desk_.OnEnded(1, true);
  desk_.OnEnded(2, false);
  EXPECT_THAT(meter_.ended, ElementsAre(absl::StatusCode::kNotFound, absl::StatusCode::kCancelled));
}

TEST_F(CallDeskTest, TheDeadlineEndsACallAfterTheMessageThatIsBeingWritten) {
  queue_ = {"a", "b"};
  Line& line = Open(1, "stream");
  Line& waiting = Open(2, "nothing comes of it");
  desk_.OnWritten(2);
  desk_.OnTimeUp(1);
  EXPECT_FALSE(line.answer.has_value());
  desk_.OnWritten(1);
  EXPECT_THAT(line.messages, ElementsAre("a"));
  EXPECT_EQ(line.answer->status.code(), 4);
  desk_.OnTimeUp(2);
  EXPECT_EQ(waiting.answer->status.code(), 4);
  desk_.OnTimeUp(3);  // unknown
}

TEST_F(CallDeskTest, TheEndDeliversWhatIsQueued) {
  queue_ = {"a", "b"};
  Line& line = Open(1, "stream");
  desk_.Stop(errors::Draining());
  EXPECT_FALSE(line.answer.has_value());
  desk_.OnWritten(1);
  EXPECT_THAT(line.messages, ElementsAre("a", "b"));
  desk_.OnWritten(1);
  EXPECT_EQ(line.answer->status.code(), 14);
  Line& late = Open(2, "stream");
  EXPECT_EQ(late.answer->status.code(), 14);
}

TEST_F(CallDeskTest, ARevokedCallerGetsNothingMoreThanTheStatus) {
  const absl::Time now = absl::UnixEpoch();
  queue_ = {"a", "b"};
  Line& reading = Open(1, "stream");
  queue_ = {"c", "d"};
  Line& deaf = Open(2, "stream");
  desk_.EndCalls([](const methods::Call&) { return absl::UnauthenticatedError("no more"); }, now);
  desk_.OnWritten(1);
  EXPECT_THAT(reading.messages, ElementsAre("a"));
  EXPECT_EQ(reading.answer->status.code(), 16);
  EXPECT_THAT(story_, ElementsAre("message stream", "message stream", "revoked", "gone", "revoked", "gone"));
  desk_.OnEnded(1, true);
  desk_.OnTurn(now + absl::Milliseconds(1999));
  EXPECT_FALSE(deaf.cut);
  desk_.OnTurn(now + absl::Seconds(2));
  EXPECT_TRUE(deaf.cut);
  desk_.OnEnded(2, false);
  desk_.OnTurn(now + absl::Seconds(3));
}

TEST_F(CallDeskTest, WhatIsLeftEndsWithTheDesk) {
  Open(1, "stream");
  desk_.Clear();
  EXPECT_THAT(meter_.ended, ElementsAre(absl::StatusCode::kCancelled));
}

}  // namespace
}  // namespace kiwoom::http
