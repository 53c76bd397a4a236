#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// Logs the broker's messages in its session other than data: each kind at once and then at most once a minute, on one
// truncated line. The broker controls their text and rate. Single-threaded.
//
// Secrets have already been redacted from the text.
class SessionLog {
 public:
  // Further kinds share one, because codes come from outside.
  static constexpr size_t kMostKinds = 100;

  explicit SessionLog(LogWriter write) : write_(std::move(write)) {}

  // `what` is a sentence such as "The broker refused a REMOVE". The broker's code and text may be empty. `what` and
  // `code` together identify a kind.
  void Add(std::string_view what, std::string_view code, std::string_view words, absl::Time now);

 private:
  const LogWriter write_;
  std::map<std::pair<std::string, std::string>, Repetition> kinds_;
  Repetition rest_;
};

}  // namespace kiwoom::telemetry
