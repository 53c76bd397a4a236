#include "tools/new_tr/cells.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace kiwoom::new_tr {
namespace {

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

class Splitter {
 public:
  Splitter(const std::string& text, char separator) : text_(text), separator_(separator) {}

  std::vector<SheetRow> Split() {
    int line = 1;
    while (at_ < text_.size()) {
      SheetRow next{line, {}};
      do {
        next.cells.push_back(Cell(line));
      } while (at_ < text_.size() && text_[at_++] != '\n');
      ++line;
      // | may also be at both ends.
      if (separator_ == '|' && next.cells.front().empty()) next.cells.erase(next.cells.begin());
      while (!next.cells.empty() && next.cells.back().empty()) next.cells.pop_back();
      if (!next.cells.empty()) lines_.push_back(std::move(next));
    }
    return std::move(lines_);
  }

 private:
  // Reads up to the separator or the end of the line, and leaves that.
  std::string Cell(int& line) {
    const size_t quoted = QuotedEnd();
    std::string cell;
    if (quoted != 0) {
      for (++at_; at_ + 1 < quoted; ++at_) {
        if (text_[at_] == '"') ++at_;  // doubled
        Take(text_[at_], line, cell);
      }
      at_ = quoted;
    }
    for (; at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n'; ++at_) Take(text_[at_], line, cell);
    return std::string(absl::StripAsciiWhitespace(cell));
  }

  static void Take(char c, int& line, std::string& cell) {
    if (c == '\n') ++line;
    if (c != '\r') cell += c;
  }

  // The end of the quoted cell that begins here, or 0 if it is not quoted. A spreadsheet quotes a cell with a line
  // break or a tab and doubles its quotes; it copies a cell that merely begins with a quote unchanged. Such a cell must
  // not swallow the rows after it: a quote in the middle, or a tab after a line break, reveals it.
  size_t QuotedEnd() const {
    if (separator_ != '\t' || at_ >= text_.size() || text_[at_] != '"') return 0;
    bool has_line_break = false;
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '\n') has_line_break = true;
      if (c == '\t' && has_line_break) return 0;
      if (c != '"') continue;
      const char next = i + 1 < text_.size() ? text_[i + 1] : '\n';
      if (next == '\t' || next == '\n' || next == '\r') return i + 1;
      if (next != '"') return 0;
      ++i;
    }
    return 0;
  }

  const std::string& text_;
  const char separator_;
  size_t at_ = 0;
  std::vector<SheetRow> lines_;
};

}  // namespace

std::vector<SheetRow> Cells(const std::string& text) {
  const std::string plain(absl::StripPrefix(text, kByteOrderMark));
  return Splitter(plain, absl::StrContains(plain, "\t") ? '\t' : '|').Split();
}

}  // namespace kiwoom::new_tr
