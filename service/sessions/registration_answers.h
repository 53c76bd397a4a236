#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kiwoom::sessions {

// What became of a registration request (REG).
enum class RegistrationAnswer : uint8_t {
  kAccepted,
  kRefused,     // also because of the rate, after which it is sent again
  kUnanswered,  // in time
};

inline constexpr std::array kRegistrationAnswerNames = {"accepted", "refused", "unanswered"};

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
