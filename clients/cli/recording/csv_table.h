#pragma once

#include <string>

#include "codec/table.h"
#include "google/protobuf/message.h"

namespace kiwoom::cli {

// The events of one type as lines of CSV (RFC 4180), without line feeds. Columns are named as the fields; a price has
// its direction in a column beside it, a level of a book its number in the name: "asks[0].price". An absent value is
// empty. Numbers are plain; times are those of Seoul.
std::string CsvTitles(const codec::Message& table);
std::string CsvLine(const google::protobuf::Message& event, const codec::Message& table);

}  // namespace kiwoom::cli
