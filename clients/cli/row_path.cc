#include "clients/cli/row_path.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::cli {

std::string RowPath(const runtime::Message& table, const runtime::Row& row) {
  if (row.group < 0) return std::string(row.name);
  return absl::StrCat(std::string(table.groups[row.group].name), "[", row.level, "].", std::string(row.name));
}

}  // namespace kiwoom::cli
