#pragma once

#include <string>

#include "clients/cli/printing/language.h"
#include "clients/cli/printing/table.h"
#include "codec/table.h"
#include "google/protobuf/message.h"

// Formats values of a TR's message for people: "▲86,800", "+0.58", "82 매수", "09:00:01". The table describes the value;
// the message, generated or dynamic, contains it.
namespace kiwoom::cli {

// The value of `row`, a row of `table`, in `message`, which is of table's type. Empty if it is absent.
Cell RowValue(const google::protobuf::Message& message, const codec::Message& table, const codec::Row& row,
              Language language);

// Whether the message contains the value.
bool HasRow(const google::protobuf::Message& message, const codec::Message& table, const codec::Row& row);

}  // namespace kiwoom::cli
