#pragma once

#include <string>

#include "clients/cli/printing/table.h"
#include "codec/table.h"
#include "google/protobuf/message.h"

// Values of a TR's message as people read them: "▲86,800", "+0.58", "82 매수", "09:00:01". The table says what a value
// is, the message (of any kind: generated or dynamic) holds it.
namespace kiwoom::cli {

// The value of `row`, a row of `table`, in `message`, which is of table's type. Empty where it is absent.
Cell RowValue(const google::protobuf::Message& message, const codec::Message& table, const codec::Row& row);

// Whether the message holds the value.
bool HasRow(const google::protobuf::Message& message, const codec::Message& table, const codec::Row& row);

// An enum value without the prefix that all values of its enum have: "KOSPI" for MARKET_KOSPI.
std::string ShortName(const google::protobuf::EnumValueDescriptor& value);

}  // namespace kiwoom::cli
