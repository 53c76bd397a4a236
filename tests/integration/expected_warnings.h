#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/integration/log_capture.h"

namespace kiwoom::tests {

// The warnings and errors that a test expects in the gateway's log.
class ExpectedWarnings {
 public:
  // Expects a line with these words at least once.
  void Expect(std::string words) { expected_.push_back(std::move(words)); }
  // Allows lines with these words.
  void Allow(std::string words) { allowed_.push_back(std::move(words)); }

  // One sentence for each unexpected warning or error, and for each expected one that is missing.
  std::vector<std::string> Complaints(const std::vector<LogLine>& lines) const {
    std::vector<std::string> complaints;
    for (const LogLine& line : lines) {
      if (line.level >= spdlog::level::warn && !ContainsAny(line, expected_) && !ContainsAny(line, allowed_)) {
        complaints.push_back("the gateway logged an unexpected warning: " + line.text);
      }
    }
    for (const std::string& words : expected_) {
      if (std::none_of(lines.begin(), lines.end(), [&](const LogLine& line) { return Contains(line, words); })) {
        complaints.push_back("the gateway did not log the expected warning: " + words);
      }
    }
    return complaints;
  }

 private:
  static bool Contains(const LogLine& line, const std::string& words) {
    return line.level >= spdlog::level::warn && line.text.find(words) != std::string::npos;
  }

  static bool ContainsAny(const LogLine& line, const std::vector<std::string>& all) {
    return std::any_of(all.begin(), all.end(), [&](const std::string& words) { return Contains(line, words); });
  }

  std::vector<std::string> expected_;
  std::vector<std::string> allowed_;
};

}  // namespace kiwoom::tests
