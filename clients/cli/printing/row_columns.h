#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/printing/table.h"
#include "codec/table.h"

// Rows of a TR's table as columns of a printed one.
namespace kiwoom::cli {

// The Korean name, and the unit where there is one: "누적거래대금(백만원)".
std::string RowTitle(const codec::Row& row);

// Titled, aligned, and as wide as typical values are, so that a stream of lines does not wander.
TableColumn RowColumn(const codec::Row& row);

// The first rows of `table`, in its order, that fit beside each other into `width` columns of the terminal. Lists are
// left out; at least one row is there if the table has any.
std::vector<const codec::Row*> RowsThatFit(const codec::Message& table, size_t width);

}  // namespace kiwoom::cli
