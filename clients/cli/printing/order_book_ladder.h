#pragma once

#include <cstddef>
#include <string>

#include "codec/table.h"
#include "google/protobuf/message.h"

// An order book as boards show it: asks above, bids below, the price between their quantities.
namespace kiwoom::cli {

// Whether `table` has asks and bids whose levels have a price and a quantity.
bool IsOrderBook(const codec::Message& table);

// One line per level that the book has, at most `levels` each side; each line is closed by a line feed. `width` bounds
// the first line, which tells of the rows that are no levels.
std::string OrderBookLadder(const google::protobuf::Message& book, const codec::Message& table, size_t levels,
                            size_t width, bool paint);

}  // namespace kiwoom::cli
