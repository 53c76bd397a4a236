#pragma once

#include <cstddef>
#include <string>

#include "clients/cli/printing/language.h"
#include "codec/table.h"
#include "google/protobuf/message.h"

// Formats an answer as tables: its values one per line, then each of its lists.
namespace kiwoom::cli {

struct MessageTableOptions {
  size_t width = 120;  // of the terminal; list columns that do not fit are omitted with a remark
  Language language = Language::kKorean;
  bool paint = false;
  bool lists_only = false;  // for pages after the first, which repeat the values
};

// Each line ends with a line feed. `message` is of table's type.
std::string MessageTables(const google::protobuf::Message& message, const codec::Message& table,
                          MessageTableOptions options);

}  // namespace kiwoom::cli
