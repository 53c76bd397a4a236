#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kiwoom::sessions {

// What became of a registration request (REG), and answers that belong to none.
enum class RegistrationAnswer : uint8_t {
  kAccepted,
  kRefused,
  kTooFast,     // refused because of the rate; sent again
  kUnanswered,  // no answer in time
  kLate,        // the request was given up before
  kAmbiguous,   // it may belong to either of two requests
  kUnexpected,  // no request was open
};

inline constexpr std::array kRegistrationAnswerNames = {"accepted", "refused",   "too_fast",  "unanswered",
                                                        "late",     "ambiguous", "unexpected"};

// How often each has happened.
class RegistrationAnswers {
 public:
  void Add(RegistrationAnswer answer) { ++counts_[static_cast<size_t>(answer)]; }
  // In the order of kRegistrationAnswerNames.
  const std::array<uint64_t, kRegistrationAnswerNames.size()>& counts() const { return counts_; }

 private:
  std::array<uint64_t, kRegistrationAnswerNames.size()> counts_{};
};

}  // namespace kiwoom::sessions
