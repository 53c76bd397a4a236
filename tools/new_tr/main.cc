// new_tr: writes the first draft of a TR into spec/, from the broker's table.
//
//   new_tr --tr=CODE --title=… --name=OrderBook --register=item --items=stock --delivery=state table.txt
//   new_tr --tr=CODE --title=… --name=StockProfile --service=Stock --path=/api/… < table.txt
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "codegen/file.h"
#include "tools/new_tr/attributes.h"
#include "tools/new_tr/draft.h"
#include "tools/new_tr/precedents.h"
#include "tools/new_tr/spec_text.h"
#include "tools/new_tr/tree.h"

ABSL_FLAG(std::string, tr, "", "The code, as the broker writes it, case included.");
ABSL_FLAG(std::string, title, "", "The Korean title.");
ABSL_FLAG(std::string, name, "", "The English name, in PascalCase.");
ABSL_FLAG(std::string, service, "", "REST: the service, in PascalCase; its folder is named after it.");
ABSL_FLAG(std::string, path, "", "REST: the path of the URL.");
ABSL_FLAG(std::string, register, "", "Realtime: item, market or account.");
ABSL_FLAG(std::string, delivery, "", "Realtime: state or event.");
ABSL_FLAG(std::string, items, "", "Realtime, registered for items: stock or sector.");
ABSL_FLAG(std::string, effect, "", "REST: read, or change if it changes anything at the broker.");
ABSL_FLAG(std::string, scope, "", "REST: market, or account if it shows or changes the customer's data.");
ABSL_FLAG(bool, print, false, "Print the file instead of writing it.");

namespace kiwoom::new_tr {
namespace {

constexpr char kUsage[] = R"(drafts the spec file of a TR from the broker's table

  bazel run //tools/new_tr -- --tr=CODE --title=주식시간외호가 --name=OffHoursOrderBook \
    --register=item --items=stock --delivery=state table.txt
  bazel run //tools/new_tr -- --tr=CODE --title=주식기본정보요청 --name=StockProfile \
    --service=Stock --path=/api/dostk/stkinfo --effect=read --scope=market table.txt

The table is the workbook's sheet, or rows copied from it: Element, 한글명, Type, Required, Length, Description,
separated by tabs or by |. Without a file name, new_tr reads it from standard input.

The file contains everything that the TR needs: it declares code lists and messages that spec/types.yaml does not have.
Unnamed parts are called unnamed_…, Unnamed… or UNNAMED_…, and the generator refuses them until you name them. If you do
not pass effect, scope or items, which the table cannot tell, they are undecided, and also refused.)";

absl::StatusOr<std::string> ReadTable(const std::vector<char*>& arguments, std::string& name) {
  if (arguments.size() > 2) return absl::InvalidArgumentError("pass only one file");
  if (arguments.size() == 2) {
    name = arguments[1];
    return kiwoom::ReadFile(FromWorkingFolder(name));
  }
  name = "standard input";
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

// Prints where the file was written, and what a person must still decide.
absl::Status Run(const std::vector<char*>& arguments) {
  absl::StatusOr<spec::TrFile> attributes = ReadAttributes(
      {absl::GetFlag(FLAGS_tr), absl::GetFlag(FLAGS_title), absl::GetFlag(FLAGS_name), absl::GetFlag(FLAGS_service),
       absl::GetFlag(FLAGS_path), absl::GetFlag(FLAGS_register), absl::GetFlag(FLAGS_delivery),
       absl::GetFlag(FLAGS_items), absl::GetFlag(FLAGS_effect), absl::GetFlag(FLAGS_scope)});
  if (!attributes.ok()) return attributes.status();
  const std::string path = PathOf(*attributes);
  const std::string there = Tree::FileOf(attributes->tr);
  if (!absl::GetFlag(FLAGS_print) && !there.empty()) {
    return absl::AlreadyExistsError(
        absl::StrCat(attributes->tr, " already exists in ", there, ": edit it, or remove it first"));
  }
  absl::StatusOr<Tree> tree = Tree::Read();
  if (!tree.ok()) return tree.status();
  std::string table_name;
  absl::StatusOr<std::string> table = ReadTable(arguments, table_name);
  if (!table.ok()) return table.status();
  absl::StatusOr<spec::TrFile> draft =
      Draft(*std::move(attributes), table_name, *table, Precedents(tree->trs, tree->glossary), tree->types);
  if (!draft.ok()) return draft.status();
  const std::string text = SpecText(*draft);
  if (absl::GetFlag(FLAGS_print)) {
    std::cout << text;
  } else if (absl::Status status = WriteFile(FromTree(path), text); !status.ok()) {
    return status;
  } else {
    std::cout << path << " is written. Check every row: the proposals follow the table and other specs.\n";
  }
  std::cerr << tree->Refusals(path, text);
  return absl::OkStatus();
}

}  // namespace
}  // namespace kiwoom::new_tr

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kiwoom::new_tr::kUsage);
  const absl::Status status = kiwoom::new_tr::Run(absl::ParseCommandLine(argc, argv));
  if (status.ok()) return 0;
  std::cerr << "new_tr: " << status.message() << "\n";
  return 1;
}
