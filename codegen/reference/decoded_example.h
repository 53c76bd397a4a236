#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "codec/table.h"
#include "codegen/reference/message_pool.h"

namespace kiwoom::reference {

// What the engine makes of an example of the broker, for a page: the message in text format, and behind each value the
// key that it came under, as the broker wrote it, with its unit:
//
//   current_price: 20800  # 10 "-20800", won
//   current_price_direction: DIRECTION_DOWN
//
// `example` is a file of spec/examples: of a realtime type the first frame counts. Of a list the first elements stand
// for all. An error says in one sentence why the engine does not read it.
absl::StatusOr<std::string> DecodedExample(const codec::Tr& tr, std::string_view example, const MessagePool& pool);

}  // namespace kiwoom::reference
