#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "simulator/rest/http_message.h"

namespace kiwoom::simulator {

enum class BodyForm { kPlain, kEmpty, kHtml, kBom, kEucKr, kGzip };
enum class ReturnCodeForm { kPlain, kMissing, kNull, kTwice };
enum class NextKeyForm { kPlain, kMissing, kRepeated };

// What is wrong with the answers of a TR. The properties are independent of each other.
struct Distortion {
  int error = 0;                   // the broker's code that answers in place of data; 0: none
  int status = 0;                  // HTTP status; 0: that of the answer
  std::optional<int> retry_after;  // header, in seconds
  BodyForm body = BodyForm::kPlain;
  ReturnCodeForm return_code = ReturnCodeForm::kPlain;
  NextKeyForm next_key = NextKeyForm::kPlain;
  absl::Duration delay = absl::ZeroDuration();  // infinite: held back until the distortion ends
  int before = 0;                               // status of an interim answer ahead of it; 0: none
  int behind = 0;                               // status of a second answer right behind it; 0: none
  std::optional<size_t> cut;                    // the connection ends after so many bytes
  int times = std::numeric_limits<int>::max();  // answers that it applies to

  friend bool operator==(const Distortion&, const Distortion&) = default;
};

// Applies everything but `error`, an infinite `delay` and `times`.
void Distort(const Distortion& distortion, HttpReply& reply);

}  // namespace kiwoom::simulator
