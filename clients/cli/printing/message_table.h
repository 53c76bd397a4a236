#pragma once

#include <cstddef>
#include <string>

#include "codec/table.h"
#include "google/protobuf/message.h"

// An answer as tables: its values one a line, then each of its lists.
namespace kiwoom::cli {

struct MessageTableOptions {
  size_t width = 120;  // of the terminal; columns of lists that do not fit are left out, and it is said
  bool paint = false;
  bool lists_only = false;  // pages after the first repeat the values
};

// Each line is closed by a line feed. `message` is of table's type.
std::string MessageTables(const google::protobuf::Message& message, const codec::Message& table,
                          MessageTableOptions options);

}  // namespace kiwoom::cli
