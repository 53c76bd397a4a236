#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/integration/log_capture.h"

namespace kiwoom::tests {

// The warnings and errors that a test provokes in the gateway's log.
class ExpectedWarnings {
 public:
  // A line with these words, at least once.
  void Announce(std::string words) { announced_.push_back(std::move(words)); }
  // A line with these words, or none.
  void Allow(std::string words) { allowed_.push_back(std::move(words)); }

  // What is wrong with the log, one sentence each: a warning or an error that nobody announced, or one that was
  // announced and did not come.
  std::vector<std::string> Complaints(const std::vector<LogLine>& lines) const {
    std::vector<std::string> complaints;
    for (const LogLine& line : lines) {
      if (line.level >= spdlog::level::warn && !TellsOne(line, announced_) && !TellsOne(line, allowed_)) {
        complaints.push_back("the gateway warned of what the test did not announce: " + line.text);
      }
    }
    for (const std::string& words : announced_) {
      if (std::none_of(lines.begin(), lines.end(), [&](const LogLine& line) { return Tells(line, words); })) {
        complaints.push_back("the gateway did not warn of what the test announced: " + words);
      }
    }
    return complaints;
  }

 private:
  static bool Tells(const LogLine& line, const std::string& words) {
    return line.level >= spdlog::level::warn && line.text.find(words) != std::string::npos;
  }

  static bool TellsOne(const LogLine& line, const std::vector<std::string>& all) {
    return std::any_of(all.begin(), all.end(), [&](const std::string& words) { return Tells(line, words); });
  }

  std::vector<std::string> announced_;
  std::vector<std::string> allowed_;
};

}  // namespace kiwoom::tests
