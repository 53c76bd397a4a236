#include "clients/cli/catalog_command.h"

#include <ostream>
#include <vector>

#include "clients/cli/catalog_lines.h"
#include "clients/cli/catalog_text.h"

namespace kiwoom::cli {
namespace {

using runtime::Tr;

void PrintJson(const Tr& tr, const Session& session) {
  for (const CatalogLine& line : CatalogLines()) {
    if (line.code == tr.code) session.out << line.json << '\n';
  }
}

absl::Status PrintTrs(std::span<char* const> names, const Session& session) {
  std::vector<const Tr*> trs;
  for (const char* name : names) {
    const absl::StatusOr<const Tr*> tr = session.directory.Find(name);
    if (!tr.ok()) return tr.status();
    trs.push_back(*tr);
  }
  for (const Tr* tr : trs) {
    if (session.json) {
      PrintJson(*tr, session);
    } else {
      session.out << (tr == trs.front() ? "" : "\n") << TrText(*tr, session.directory, session.paint);
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Catalog(std::span<char* const> arguments, const Session& session) {
  if (!arguments.empty()) return PrintTrs(arguments, session);
  if (!session.json) {
    session.out << CatalogText(session.directory, session.paint);
    return absl::OkStatus();
  }
  for (const Tr* tr : session.directory.trs()) PrintJson(*tr, session);
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
