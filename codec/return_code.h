#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiwoom::codec {

// The return_code of a REST answer. Only a number proves anything: an answer without one is neither a success nor a
// refusal.
class ReturnCode {
 public:
  enum class Fault : uint8_t {
    kNone,
    kMissing,   // also if the key is spelled differently
    kNoNumber,  // null, blank, a word, 0.5 …
    kDiffer,    // it came several times with different values
  };

  // To be called for each return_code of the answer. 0, "0", " 0 " and "00" are all zero.
  void Take(std::string_view text);

  Fault fault() const { return fault_; }
  bool succeeded() const { return fault_ == Fault::kNone && value_ == 0; }
  bool refused() const { return fault_ == Fault::kNone && value_ != 0; }

  // A number as the broker documents it ("5"), any other value verbatim; the first if there are several.
  const std::string& text() const { return text_; }

 private:
  Fault fault_ = Fault::kMissing;
  int64_t value_ = 0;
  std::string text_;
};

}  // namespace kiwoom::codec
