#pragma once

#include <cstddef>
#include <string>

#include "clients/cli/printing/language.h"
#include "codec/table.h"
#include "google/protobuf/message.h"

// Formats an order book like a price board: asks above, bids below, the price between their quantities.
namespace kiwoom::cli {

// Whether `table` has asks and bids whose levels have a price and a quantity.
bool IsOrderBook(const codec::Message& table);

// One line per level, at most `levels` per side; each line ends with a line feed. `width` limits the first line, which
// contains the values outside the levels.
std::string OrderBookLadder(const google::protobuf::Message& book, const codec::Message& table, size_t levels,
                            size_t width, Language language, bool paint);

}  // namespace kiwoom::cli
