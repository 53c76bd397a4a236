#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "codegen/runtime/json_text.h"

namespace kiwoom::runtime {

// A value of a row: its key without escapes, and its text.
struct RowValue {
  std::string_view key;
  Token token;
};

// Reads REAL frames as the broker writes them: no blanks, no escapes, every value a string. That is nearly every frame,
// and costs half of what a general parser costs. It decides nothing: whatever is written otherwise, broken or merely
// unusual, is left to the general path, whole.
class FrameScanner {
 public:
  struct Row {
    Token type, item;  // not present where the row has none
    uint32_t first = 0, last = 0;  // its values: [first, last) of values()
  };

  // True: rows() are all rows of a REAL frame, in order. Views live as long as `frame`.
  bool Scan(std::string_view frame);

  std::span<const Row> rows() const { return rows_; }
  std::span<const RowValue> values(const Row& row) const {
    return std::span(values_).subspan(row.first, row.last - row.first);
  }

 private:
  bool ScanFrame();
  bool ScanRows();
  bool ScanRow();
  bool ScanValues();
  // `"key":` and leaves the cursor behind the colon.
  bool Key(std::string_view& key);
  bool String(Token& token);
  bool Take(char c) {
    if (*at_ != c) return false;
    ++at_;
    return true;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<Row> rows_;
  std::vector<RowValue> values_;
};

}  // namespace kiwoom::runtime
