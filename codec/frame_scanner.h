#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "codec/json_text.h"
#include "codec/quote_index.h"

namespace kiwoom::codec {

// Reads REAL frames as the broker writes them: no blanks, no escapes, every value a string. That is nearly every frame,
// and costs a third of what a general parser costs. It decides nothing: whatever is written otherwise, broken or merely
// unusual, is left to the general path, whole.
class FrameScanner {
 public:
  // One row. Its values stay what they are in the frame, `"key":"value"` one behind
  // the other, until they are asked for.
  class Row {
   public:
    Token type, item;  // not present where the row has none

    // Calls put(key, token) for each value, in the frame's order.
    template <typename Put>
    void ForEach(Put put) const {
      for (const uint32_t* quote = first_; quote != last_; quote += 4) {
        put(std::string_view(text_ + quote[0] + 1, quote[1] - quote[0] - 1),
            Token{text_ + quote[2], quote[3] - quote[2] + 1});
      }
    }

   private:
    friend class FrameScanner;
    const char* text_ = nullptr;
    const uint32_t* first_ = nullptr;  // the four quotes of each value
    const uint32_t* last_ = nullptr;
  };

  // True: rows() are all rows of a REAL frame, in order. They live as long as `frame`, which is followed by kPadding
  // readable bytes, and until the next call.
  bool Scan(std::string_view frame);

  const std::vector<Row>& rows() const { return rows_; }

 private:
  bool ScanFrame();
  bool ScanRows();
  bool ScanRow();
  bool ScanValues(Row& row);
  // `"key":` and leaves the cursor behind the colon.
  bool Key(std::string_view& key);
  bool String(Token& token);
  bool Take(char c) {
    if (text_[at_] != c) return false;
    ++at_;
    return true;
  }

  QuoteIndex quotes_;
  const char* text_ = nullptr;
  uint32_t at_ = 0;
  const uint32_t* quote_ = nullptr;  // the next one
  std::vector<Row> rows_;
};

}  // namespace kiwoom::codec
