#pragma once

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace kiwoom::tests {

struct LogLine {
  spdlog::level::level_enum level;
  std::string text;
};

// Captures all log lines of this process at any level during its lifetime. Create it before the threads that log, and
// destroy it after them.
class LogCapture {
 public:
  LogCapture() : level_(spdlog::get_level()), sink_(std::make_shared<Sink>()) {
    spdlog::default_logger()->sinks().push_back(sink_);
    spdlog::set_level(spdlog::level::trace);
  }
  ~LogCapture() {
    spdlog::set_level(level_);
    spdlog::default_logger()->sinks().pop_back();
  }
  LogCapture(const LogCapture&) = delete;

  std::vector<LogLine> lines() const { return sink_->lines(); }
  std::string text() const {
    std::string text;
    for (const LogLine& line : lines()) text += line.text + '\n';
    return text;
  }

 private:
  class Sink : public spdlog::sinks::base_sink<std::mutex> {
   public:
    std::vector<LogLine> lines() {
      const std::lock_guard lock(mutex_);
      return lines_;
    }

   private:
    void sink_it_(const spdlog::details::log_msg& message) override {
      lines_.push_back({message.level, std::string(message.payload.begin(), message.payload.end())});
    }
    void flush_() override {}

    std::vector<LogLine> lines_;
  };

  const spdlog::level::level_enum level_;
  const std::shared_ptr<Sink> sink_;
};

}  // namespace kiwoom::tests
