#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/printing/language.h"
#include "clients/cli/printing/table.h"
#include "codec/table.h"

// Turns rows of a TR's table into columns of a printed table.
namespace kiwoom::cli {

// In Korean the name with the unit, if any: "누적거래대금(백만원)". In English the field, which names its unit itself.
std::string RowTitle(const codec::Row& row, Language language);

// Title, alignment, and the width of typical values, so that a stream of lines stays aligned.
TableColumn RowColumn(const codec::Row& row, Language language);

// The first rows of `table`, in order, that fit side by side into `width` columns. Omits lists; returns at least one
// row if the table has any.
std::vector<const codec::Row*> RowsThatFit(const codec::Message& table, size_t width, Language language);

}  // namespace kiwoom::cli
