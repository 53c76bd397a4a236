#include "clients/cli/commands/catalog_command.h"

#include <ostream>
#include <vector>

#include "clients/cli/printing/catalog_text.h"
#include "clients/cli/schema/catalog_lines.h"

namespace kiwoom::cli {
namespace {

using codec::Tr;

void PrintJson(const Tr& tr, const Invocation& invocation) {
  for (const CatalogLine& line : CatalogLines()) {
    if (line.code == tr.code) invocation.out << line.json << '\n';
  }
}

absl::Status PrintTrs(std::span<char* const> names, const Invocation& invocation) {
  std::vector<const Tr*> trs;
  for (const char* name : names) {
    const absl::StatusOr<const Tr*> tr = invocation.directory.Find(name);
    if (!tr.ok()) return tr.status();
    trs.push_back(*tr);
  }
  for (const Tr* tr : trs) {
    if (invocation.json) {
      PrintJson(*tr, invocation);
    } else {
      invocation.out << (tr == trs.front() ? "" : "\n")
                     << TrText(*tr, invocation.directory, invocation.language, invocation.paint);
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Catalog(std::span<char* const> arguments, const Invocation& invocation) {
  if (!arguments.empty()) return PrintTrs(arguments, invocation);
  if (!invocation.json) {
    invocation.out << CatalogText(invocation.directory, invocation.language, invocation.paint);
    return absl::OkStatus();
  }
  for (const Tr* tr : invocation.directory.trs()) PrintJson(*tr, invocation);
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
