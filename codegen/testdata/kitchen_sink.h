#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"
#include "codegen/reference/message_pool.h"

// The kitchen sink's tables and contract, for tests of what the engine makes of them.
namespace kiwoom::kitchen_sink {

const reference::MessagePool& Pool();

// By its code. It exists.
const codec::Tr& FindTr(std::string_view code);

// How the message `name` in `bytes` differs from `expected`, which is in text format; empty: not at all.
std::string Differences(std::string_view name, std::string_view expected, std::string_view bytes);

}  // namespace kiwoom::kitchen_sink
