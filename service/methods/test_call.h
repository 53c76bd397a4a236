#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "service/methods/call.h"

namespace kiwoom::methods {

// A call of a method that the gateway serves, whose client is the test. Records the handler's actions.
class TestCall final : public Call {
 public:
  explicit TestCall(std::string path = "/test.Service/Method") : path_(std::move(path)) { Recognize(true); }

  std::string_view path() const override { return path_; }
  std::string_view peer() const override { return "ipv4:127.0.0.1:51234"; }
  callers::Metadata metadata() const override { return callers::Metadata(headers); }
  absl::Time deadline() const override { return end; }
  bool open() const override { return !status.has_value(); }

  void Read() override { ++reads; }
  void Write(size_t size, absl::FunctionRef<void(char* to)> fill) override {
    EXPECT_FALSE(writing_) << "one write at a time";
    std::string& message = written.emplace_back(size, '\0');
    fill(message.data());
    writing_ = true;
  }
  bool writing() const override { return writing_; }
  void Finish(const absl::Status& how) override {
    EXPECT_TRUE(open()) << "a call ends once";
    EXPECT_FALSE(writing_) << "a write is under way";
    status = how;
  }
  void AnswerInParts(std::string head, std::string rest) override {
    parts = {std::move(head), std::move(rest)};
    Finish(absl::OkStatus());
  }

  // Completes the write. The test then calls OnWritten.
  void Written() { writing_ = false; }
  // The only message of a unary call.
  std::string answer() const { return parts.first + parts.second; }

  std::vector<std::pair<std::string_view, std::string_view>> headers;  // the client's metadata
  absl::Time end = absl::InfiniteFuture();
  int reads = 0;
  std::vector<std::string> written;
  std::pair<std::string, std::string> parts;
  std::optional<absl::Status> status;  // how it ended

 private:
  const std::string path_;
  bool writing_ = false;
};

}  // namespace kiwoom::methods
