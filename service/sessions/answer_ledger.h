#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace kiwoom::sessions {

// Matches answers to requests. The broker's answers carry no id: their name distinguishes REG from REMOVE, and they
// come in the order of the requests, but some never come. A request that was given up therefore stays here, because its
// answer may still come and must not be taken for that of a later one:
//
//   owed            answer   meaning
//   REG a           REG      certain: a
//   (REG a)         REG      late: a, which was given up
//   (REG a) REG b   REG      either: a's late answer, or b's if a never gets one. b must be sent again
//   REG b REG b     REG      certain: b, whichever of the two was answered
//   (REG a) REMOVE  REMOVE   certain; and all earlier requests are settled: they can get no answer any more
//   -               REG      unexpected
class AnswerLedger {
 public:
  enum class Meaning { kUnasked, kLate, kEither, kCertain };
  struct Match {
    Meaning meaning = Meaning::kUnasked;
    std::vector<uint64_t> settled;  // given-up requests that can get no answer any more
  };

  // No answer is expected after this time.
  static constexpr absl::Duration kLatest = absl::Minutes(2);

  // The request in hand was sent, or sent again if it was already in hand.
  void Send(uint64_t request, bool remove, absl::Time now);
  // The request in hand was answered or given up.
  void LetGo() { in_hand_ = 0; }
  // A frame named "REG" or "REMOVE" arrived; one without a name answers either.
  Match OnAnswer(std::string_view name, absl::Time now);
  void Clear();

 private:
  struct Owed {
    uint64_t request;
    bool remove;
    absl::Time sent;
  };

  void Pop(std::vector<uint64_t>& settled);

  std::deque<Owed> owed_;  // in order of sending
  uint64_t in_hand_ = 0;   // 0: none
};

}  // namespace kiwoom::sessions
