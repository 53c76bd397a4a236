#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "codec/json_text.h"
#include "codec/quote_index.h"

namespace kiwoom::codec {

// Reads REAL frames in the broker's usual form: no blanks, no escapes, every value a string. Nearly every frame has it,
// and scanning it costs a third of a general parser. It makes no decisions: a frame in any other form, broken or merely
// unusual, goes to the general path as a whole.
class FrameScanner {
 public:
  // One row. Its values stay in the frame as `"key":"value"` members until they are read.
  class Row {
   public:
    Token type, item;  // absent if the row has none

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

  // True: rows() are all rows of a REAL frame, in order. They live as long as `frame`, which must be followed by
  // kPadding readable bytes, and until the next call.
  bool Scan(std::string_view frame);

  const std::vector<Row>& rows() const { return rows_; }

 private:
  bool ScanFrame();
  bool ScanRows();
  bool ScanRow();
  bool ScanValues(Row& row);
  // Reads `"key":` and leaves the cursor after the colon.
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
