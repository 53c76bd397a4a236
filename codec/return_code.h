#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiwoom::codec {

// The return_code of a REST answer, and what it proves. Only a number that is there proves anything: an answer without
// one is neither a success nor a refusal.
class ReturnCode {
 public:
  enum class Fault : uint8_t {
    kNone,
    kMissing,   // there is none; another spelling of the key is none
    kNoNumber,  // null, a blank, a word, 0.5 …
    kDiffer,    // it came several times, and not with one value
  };

  // Each that the answer has, as text: 0, "0", " 0 " and "00" are all zero.
  void Take(std::string_view text);

  Fault fault() const { return fault_; }
  bool succeeded() const { return fault_ == Fault::kNone && value_ == 0; }
  bool refused() const { return fault_ == Fault::kNone && value_ != 0; }

  // As the broker documents it: "5"; what is no number as it came, of several the first.
  const std::string& text() const { return text_; }

 private:
  Fault fault_ = Fault::kMissing;
  int64_t value_ = 0;
  std::string text_;
};

}  // namespace kiwoom::codec
