#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "simulator/rest/distortion.h"

namespace kiwoom::simulator {

// Reads what is wrong with answers, one or more of:
//
//   delay <duration>                      3s; inf: until restore_answers
//   error <code>                          the broker's error in place of data, 1700 to 1702 with HTTP 429
//   status <status>                       200 to 599, with whatever body
//   retry_after <seconds>                 the header
//   body empty|html|bom|euc_kr|gzip       html: an error page
//   return_code missing|null|twice
//   next_key missing|repeated             with cont-yn: Y
//   before <status>                       an interim answer, 100 to 199, at once, ahead of any delay
//   behind <status>                       the same answer again with this status, right behind it
//   cut <bytes>                           the connection ends after so many bytes of the answer; 0: without an answer
//   times <n>                             for so many answers; otherwise for all
absl::StatusOr<Distortion> ParseDistortion(std::string_view text);

}  // namespace kiwoom::simulator
