#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "codec/table.h"
#include "codegen/reference/message_pool.h"

namespace kiwoom::reference {

// The decoder's output for an example of the broker, for a page: the message in text format, with a comment after each
// value that has its key, the broker's spelling and the unit:
//
//   current_price: 20800  # 10 "-20800", won
//   current_price_direction: DIRECTION_DOWN
//
// `example` is a file of spec/examples; of a realtime type only the first frame is used. Of a list only the first
// elements are shown. An error says in one sentence why the decoder refuses the example.
absl::StatusOr<std::string> DecodedExample(const codec::Tr& tr, std::string_view example, const MessagePool& pool);

}  // namespace kiwoom::reference
