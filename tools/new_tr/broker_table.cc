#include "tools/new_tr/broker_table.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "codegen/spec/hangul.h"
#include "tools/new_tr/cells.h"

namespace kiwoom::new_tr {
namespace {

// Rows of every TR, which no spec lists.
constexpr std::string_view kEverybodys[] = {"api-id",   "authorization", "cont-yn",
                                            "next-key", "return_code",   "return_msg"};

// The position of each cell.
struct Columns {
  size_t element = 0;
  size_t ko = 1;
  size_t required = 3;
  size_t length = 4;
  size_t description = 5;
};

std::string At(const std::vector<std::string>& cells, size_t column) {
  return column < cells.size() ? cells[column] : "";
}

std::optional<Columns> Header(const std::vector<std::string>& cells) {
  const auto find = [&](std::string_view name) {
    return static_cast<size_t>(std::find(cells.begin(), cells.end(), name) - cells.begin());
  };
  if (find("Element") == cells.size() || find("한글명") == cells.size()) return std::nullopt;
  return Columns{find("Element"), find("한글명"), find("Required"), find("Length"), find("Description")};
}

// "- - 21" has depth two.
size_t TakeDepth(std::string& element) {
  size_t depth = 0;
  size_t at = 0;
  for (; at < element.size() && (element[at] == '-' || element[at] == ' '); ++at) depth += element[at] == '-';
  element.erase(0, at);
  return depth;
}

bool IsKey(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
}

absl::Status Bad(const std::string& file, int line, std::string_view sentence) {
  return absl::InvalidArgumentError(absl::StrCat(file, ":", line, ": ", std::string(sentence)));
}

bool IsHalf(const SheetRow& line) {
  return line.cells.size() == 1 && (line.cells.front() == "Request" || line.cells.front() == "Response");
}

class TableReader {
 public:
  explicit TableReader(const std::string& file) : file_(file) {}

  absl::StatusOr<BrokerTable> Read(const std::vector<SheetRow>& lines) {
    // In a whole sheet, the lines above the halves are not part of the table.
    const bool has_halves = std::any_of(lines.begin(), lines.end(), [](const SheetRow& line) { return IsHalf(line); });
    half_ = has_halves ? nullptr : &table_.response;
    for (const SheetRow& line : lines) {
      if (Begins(line)) continue;
      if (half_ == nullptr && !is_below_half_ && IsRow(line)) {
        return Bad(file_, line.number,
                   absl::StrCat(At(line.cells, columns_.element),
                                " is above the first half: put the line \"Request\" or \"Response\" above it"));
      }
      if (half_ == nullptr) continue;
      if (absl::Status status = Add(line); !status.ok()) return status;
    }
    if (table_.request.empty() && table_.response.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(file_, ": no rows found: paste the rows of the broker's table, Element and 한글명 first"));
    }
    return std::move(table_);
  }

 private:
  // Whether the line begins a half, or a part that is not a table.
  bool Begins(const SheetRow& line) {
    if (const std::optional<Columns> columns = Header(line.cells)) {
      columns_ = *columns;
      return true;
    }
    if (IsHalf(line)) {
      half_ = line.cells.front() == "Request" ? &table_.request : &table_.response;
      is_below_half_ = true;
      return true;
    }
    const std::string& word = line.cells.front();
    if (line.cells.size() > 1 || (word != "Request Example" && word != "Response Example")) return false;
    half_ = nullptr;
    return true;
  }

  // Above the halves, the facts about the TR ("Method", nothing, "POST") are not rows: they lack a name, and no key
  // contains a space.
  bool IsRow(const SheetRow& line) const {
    std::string key = At(line.cells, columns_.element);
    TakeDepth(key);
    return !key.empty() && IsKey(key) && !At(line.cells, columns_.ko).empty();
  }

  absl::Status Add(const SheetRow& line) {
    BrokerRow row;
    row.key = At(line.cells, columns_.element);
    row.ko = At(line.cells, columns_.ko);
    row.required = At(line.cells, columns_.required) == "Y";
    row.length = At(line.cells, columns_.length);
    row.description = At(line.cells, columns_.description);
    const size_t depth = TakeDepth(row.key);
    if (row.key.empty() || !IsKey(row.key)) {
      return Bad(
          file_, line.number,
          absl::StrCat("\"", row.key, "\" is not a wire key: the first cell must be Element, the second 한글명"));
    }
    if (row.ko.empty()) return Bad(file_, line.number, absl::StrCat(row.key, " has no 한글명"));
    if (depth == 0 && std::find(std::begin(kEverybodys), std::end(kEverybodys), row.key) != std::end(kEverybodys)) {
      return absl::OkStatus();
    }
    // A table may begin with a nested row.
    if (half_->empty()) outermost_ = depth;
    std::vector<BrokerRow>* rows = half_;
    for (size_t i = outermost_; i < depth; ++i) {
      if (rows->empty())
        return Bad(file_, line.number, absl::StrCat(row.key, " is nested, but there is no row above it"));
      rows = &rows->back().fields;
    }
    rows->push_back(std::move(row));
    return absl::OkStatus();
  }

  const std::string& file_;
  BrokerTable table_;
  Columns columns_;
  std::vector<BrokerRow>* half_ = nullptr;  // the current half
  bool is_below_half_ = false;              // whether any half has begun
  size_t outermost_ = 0;                    // depth of the half's first row
};

bool IsDigit(unsigned char c) { return std::isdigit(c) != 0; }

void CollectFids(const std::vector<BrokerRow>& rows, std::vector<BrokerRow>& fids) {
  for (const BrokerRow& row : rows) {
    if (std::all_of(row.key.begin(), row.key.end(), IsDigit)) fids.push_back(row);
    CollectFids(row.fields, fids);
  }
}

}  // namespace

absl::StatusOr<BrokerTable> ReadBrokerTable(const std::string& file, const std::string& text) {
  return TableReader(file).Read(Cells(spec::InSyllables(text)));
}

absl::StatusOr<std::vector<BrokerRow>> FidsOf(const std::string& file, const BrokerTable& table) {
  std::vector<BrokerRow> fids;
  CollectFids(table.response, fids);
  if (fids.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(file, ": no row has a FID: if it is a REST TR, pass --path"));
  }
  return fids;
}

}  // namespace kiwoom::new_tr
