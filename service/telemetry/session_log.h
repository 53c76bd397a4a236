#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// What the broker says in its session beside the data, in the log: each kind at once and then at most once a minute, on
// one line, cut. The words are the broker's, and may come as fast as it can send them. One thread.
//
// What must not be shown has been taken out of the words before.
class SessionLog {
 public:
  // More kinds than this share one: codes come from outside.
  static constexpr size_t kMostKinds = 100;

  explicit SessionLog(Say say) : say_(std::move(say)) {}

  // "The broker refused a REMOVE", the broker's code, the broker's words; these two may be empty. Kinds differ in what
  // and code.
  void Add(std::string_view what, std::string_view code, std::string_view words, absl::Time now);

 private:
  const Say say_;
  std::map<std::pair<std::string, std::string>, Repetition> kinds_;
  Repetition rest_;
};

}  // namespace kiwoom::telemetry
