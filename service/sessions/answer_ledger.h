#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace kiwoom::sessions {

// Whose answer an answer is. The broker's answers carry no id: their name tells REG from REMOVE, and they come in the
// order of the requests, except that some never come. So a request that was given up stays here, because its answer may
// still come and must not be taken for that of a later one:
//
//   owed            answer   meaning
//   REG a           REG      certain: a
//   (REG a)         REG      late: a, which was given up
//   (REG a) REG b   REG      either: a's late answer, or b's and a never gets one. b is to be sent again
//   REG b REG b     REG      certain: b, whichever of the two it was
//   (REG a) REMOVE  REMOVE   certain; and whatever was sent before it is settled: no answer to it can come any more
//   -               REG      unasked
class AnswerLedger {
 public:
  enum class Meaning { kUnasked, kLate, kEither, kCertain };
  struct Match {
    Meaning meaning = Meaning::kUnasked;
    std::vector<uint64_t> settled;  // requests that were given up and from now on can get no answer
  };

  // No request gets its answer later than this.
  static constexpr absl::Duration kLatest = absl::Minutes(2);

  // The request in hand was sent; again, if it is in hand already.
  void Send(uint64_t request, bool remove, absl::Time now);
  // No request is in hand: it was answered, or given up.
  void LetGo() { in_hand_ = 0; }
  // A frame called "REG" or "REMOVE", or without a name: that answers either.
  Match OnAnswer(std::string_view name, absl::Time now);
  void Clear();

 private:
  struct Owed {
    uint64_t request;
    bool remove;
    absl::Time sent;
  };

  void Pop(std::vector<uint64_t>& settled);

  std::deque<Owed> owed_;  // in the order of sending
  uint64_t in_hand_ = 0;   // 0: none
};

}  // namespace kiwoom::sessions
