#include "clients/cli/printing/row_path.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::cli {

std::string RowPath(const codec::Message& table, const codec::Row& row) {
  if (row.group < 0) return std::string(row.name);
  return absl::StrCat(std::string(table.groups[row.group].name), "[", row.level, "].", std::string(row.name));
}

}  // namespace kiwoom::cli
