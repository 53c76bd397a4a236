#pragma once

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>
#include <string>

namespace kiwoom::tests {

// Everything that this process logs while it lives, whatever the level.
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

  std::string text() const { return sink_->text(); }

 private:
  class Sink : public spdlog::sinks::base_sink<std::mutex> {
   public:
    std::string text() {
      const std::lock_guard lock(mutex_);
      return text_;
    }

   private:
    void sink_it_(const spdlog::details::log_msg& message) override {
      text_.append(message.payload.begin(), message.payload.end());
      text_ += '\n';
    }
    void flush_() override {}

    std::string text_;
  };

  const spdlog::level::level_enum level_;
  const std::shared_ptr<Sink> sink_;
};

}  // namespace kiwoom::tests
