#include "service/transport/test_client.h"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>

#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {

TestClient::TestClient(const TestServer& server)
    : broker_("The broker at 127.0.0.1:" + std::to_string(server.port()) + " "),
      dialer_(io_, *MakeTlsContext({.ca_pem = server.certificate()}), {"127.0.0.1", server.port(), ""}, kLargestBody) {}

std::string TestClient::Call(const std::string& body) {
  Begin(body);
  return Answer();
}

void TestClient::Begin(const std::string& body, const std::string& path) {
  if (connection_ == nullptr || !connection_->Usable()) Dial();
  Send({.path = path, .headers = {}, .body = body});
}

std::string TestClient::Answer() {
  if (!RunUntil([this] { return answer_.has_value(); })) return "no answer at all";
  if (answer_->ok()) return (*answer_)->status == 200 ? (*answer_)->body : "HTTP " + std::to_string((*answer_)->status);
  const absl::Status status = answer_->status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  const char* const names[] = {"unreachable: ", "unanswered: ", "broken: "};
  return names[static_cast<int>(FailureOf(status))] + absl::StrReplaceAll(status.message(), {{broker_, ""}});
}

void TestClient::Dial() {
  std::optional<absl::StatusOr<std::unique_ptr<HttpConnection>>> dialled;
  dialer_.Dial(absl::Seconds(20), [&](auto connection) { dialled = std::move(connection); });
  ASSERT_TRUE(RunUntil([&] { return dialled.has_value(); }));
  ASSERT_TRUE(dialled->ok()) << dialled->status();
  connection_ = **std::move(dialled);
}

void TestClient::Send(HttpRequest request) {
  answer_.reset();
  connection_->Send(std::move(request), [this](absl::StatusOr<HttpResponse> answer) { answer_ = std::move(answer); });
  EXPECT_FALSE(answer_.has_value()) << "inside Send";
}

bool TestClient::RunUntil(const std::function<bool()>& done) {
  const absl::Time given_up = absl::Now() + absl::Seconds(20);
  while (!done()) {
    if (absl::Now() > given_up) return false;
    io_.restart();
    io_.run_one_for(std::chrono::milliseconds(10));
  }
  return true;
}

void TestClient::Run() {
  io_.restart();
  io_.poll();
}

bool TestClient::RunOut() {
  io_.restart();
  io_.run_for(std::chrono::seconds(20));
  return io_.stopped();
}

}  // namespace kiwoom::transport
