#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"
#include "codegen/reference/message_pool.h"

// The kitchen sink's tables and contract, for tests of the codec.
namespace kiwoom::kitchen_sink {

const reference::MessagePool& Pool();

// Finds a TR by its code, which must exist.
const codec::Tr& FindTr(std::string_view code);

// The differences between the message `name` in `bytes` and `expected` in text format; empty if there are none.
std::string Differences(std::string_view name, std::string_view expected, std::string_view bytes);

}  // namespace kiwoom::kitchen_sink
