#include "codec/frame_scanner.h"

#include "codec/utf8.h"

namespace kiwoom::codec {

// Invalid positions are harmless: no cursor equals them, and the byte after them is, by overflow, the first byte of the
// frame, which is not a quote, colon, comma or closing brace.

inline bool FrameScanner::String(Token& token) {
  if (quote_[0] != at_ || quote_[1] == QuoteIndex::kNone) return false;
  token = {text_ + quote_[0], quote_[1] - quote_[0] + 1};
  at_ = quote_[1] + 1;
  quote_ += 2;
  return true;
}

inline bool FrameScanner::Key(std::string_view& key) {
  Token token;
  if (!String(token)) return false;
  key = token.raw();
  return Take(':');
}

bool FrameScanner::ScanValues(Row& row) {
  if (row.first_ != nullptr || !Take('{')) return false;
  row.first_ = row.last_ = quote_;
  if (Take('}')) return true;
  const uint32_t* quote = quote_;
  uint32_t at = at_;
  for (;;) {
    if (quote[0] != at || text_[quote[1] + 1] != ':' || quote[2] != quote[1] + 2) return false;
    at = quote[3] + 1;
    quote += 4;
    if (text_[at] != ',') break;
    ++at;
  }
  row.last_ = quote_ = quote;
  at_ = at;
  return Take('}');
}

bool FrameScanner::ScanRow() {
  if (!Take('{')) return false;
  Row& row = rows_.emplace_back();
  row.text_ = text_;
  do {
    std::string_view key;
    if (!Key(key)) return false;
    if (key == "values") {
      if (!ScanValues(row)) return false;
      continue;
    }
    Token* const slot = key == "type" ? &row.type : key == "item" ? &row.item : nullptr;
    Token token;
    if ((slot == nullptr && key != "name") || (slot != nullptr && slot->present()) || !String(token)) return false;
    if (slot != nullptr) *slot = token;
  } while (Take(','));
  return Take('}');
}

bool FrameScanner::ScanRows() {
  if (!Take('[')) return false;
  if (Take(']')) return true;
  do {
    if (!ScanRow()) return false;
  } while (Take(','));
  return Take(']');
}

bool FrameScanner::ScanFrame() {
  if (!Take('{')) return false;
  bool real = false, data = false;
  do {
    std::string_view key;
    if (!Key(key)) return false;
    if (key == "data" && !data) {
      data = true;
      if (!ScanRows()) return false;
      continue;
    }
    Token token;
    if (key != "trnm" || real || !String(token) || token.raw() != "REAL") return false;
    real = true;
  } while (Take(','));
  return Take('}') && real && data;
}

bool FrameScanner::Scan(std::string_view frame) {
  rows_.clear();
  if (!quotes_.Build(frame)) return false;
  text_ = frame.data();
  at_ = 0;
  quote_ = quotes_.begin();
  return ScanFrame() && at_ == frame.size() && IsValidUtf8(frame);
}

}  // namespace kiwoom::codec
