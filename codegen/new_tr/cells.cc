#include "codegen/new_tr/cells.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::new_tr {
namespace {

class Splitter {
 public:
  Splitter(const std::string& text, char separator) : text_(text), separator_(separator) {}

  std::vector<Line> Split() {
    int line = 1;
    while (at_ < text_.size()) {
      Line next{line, {}};
      do {
        next.cells.push_back(Cell(line));
      } while (at_ < text_.size() && text_[at_++] != '\n');
      ++line;
      // | may also stand at both ends.
      if (separator_ == '|' && next.cells.front().empty()) next.cells.erase(next.cells.begin());
      while (!next.cells.empty() && next.cells.back().empty()) next.cells.pop_back();
      if (!next.cells.empty()) lines_.push_back(std::move(next));
    }
    return std::move(lines_);
  }

 private:
  // Up to the separator or the end of the line, which stays.
  std::string Cell(int& line) {
    std::string cell;
    bool quoted = separator_ == '\t' && at_ < text_.size() && text_[at_] == '"';
    if (quoted) ++at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quoted && c == '"') {
        const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
        if (!doubled) {
          quoted = false;
          continue;
        }
        ++at_;
      } else if (!quoted && (c == separator_ || c == '\n')) {
        break;
      }
      if (c == '\n') ++line;
      if (c != '\r') cell += c;
    }
    return std::string(absl::StripAsciiWhitespace(cell));
  }

  const std::string& text_;
  const char separator_;
  size_t at_ = 0;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> Cells(const std::string& text) {
  return Splitter(text, absl::StrContains(text, "\t") ? '\t' : '|').Split();
}

}  // namespace kiwoom::new_tr
