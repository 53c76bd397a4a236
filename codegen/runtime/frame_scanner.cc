#include "codegen/runtime/frame_scanner.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "codegen/runtime/utf8.h"

namespace kiwoom::runtime {
namespace {

uint64_t Load(const char* at) {
  uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

constexpr uint64_t Repeat(unsigned char byte) { return 0x0101010101010101u * byte; }

// The high bit of each byte that is zero; bytes above the lowest such may be wrong.
constexpr uint64_t ZeroBytes(uint64_t word) { return (word - Repeat(1)) & ~word & Repeat(0x80); }

// Whether a byte is a backslash or a control character: then the frame is not for this scanner. Reads whole words, which
// the padding allows; what stands behind the end only costs the fast path, never a value.
bool HasEscapesOrControls(std::string_view frame) {
  uint64_t found = 0;
  const char* const end = frame.data() + (frame.size() & ~size_t{7});
  for (const char* at = frame.data(); at != end; at += 8) {
    const uint64_t word = Load(at);
    // Below 0x20, exactly: no carry from byte to byte once the high bits are set aside.
    const uint64_t high = word & Repeat(0x80);
    const uint64_t controls = ~(((word & Repeat(0x7F)) + Repeat(0x60)) | high) & Repeat(0x80);
    found |= controls | ZeroBytes(word ^ Repeat('\\'));
  }
  for (const char* at = end; at != frame.data() + frame.size(); ++at) {
    found |= *at == '\\' || static_cast<unsigned char>(*at) < 0x20;
  }
  return found != 0;
}

}  // namespace

inline bool FrameScanner::String(Token& token) {
  if (*at_ != '"') return false;
  const char* const begin = at_++;
  for (;;) {
    const uint64_t quotes = ZeroBytes(Load(at_) ^ Repeat('"'));
    if (quotes != 0) {
      at_ += std::countr_zero(quotes) / 8 + 1;
      break;
    }
    at_ += 8;
    if (at_ >= end_) return false;
  }
  if (at_ > end_) return false;
  token.data = begin;
  token.size = static_cast<uint32_t>(at_ - begin);
  return true;
}

inline bool FrameScanner::Key(std::string_view& key) {
  Token token;
  if (!String(token)) return false;
  key = token.raw();
  return Take(':');
}

bool FrameScanner::ScanValues() {
  if (!Take('{')) return false;
  if (Take('}')) return true;
  do {
    RowValue& value = values_.emplace_back();
    if (!Key(value.key) || !String(value.token)) return false;
  } while (Take(','));
  return Take('}');
}

bool FrameScanner::ScanRow() {
  if (!Take('{')) return false;
  Row row{.first = static_cast<uint32_t>(values_.size())};
  do {
    std::string_view key;
    if (!Key(key)) return false;
    if (key == "values") {
      if (!ScanValues()) return false;
      continue;
    }
    Token token;
    if (!String(token)) return false;
    Token* const slot = key == "type" ? &row.type : key == "item" ? &row.item : nullptr;
    if (slot != nullptr && !slot->present()) {
      *slot = token;
    } else if (key != "name") {
      values_.push_back({key, token});
    }
  } while (Take(','));
  row.last = static_cast<uint32_t>(values_.size());
  rows_.push_back(row);
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
  return Take('}') && at_ == end_ && real && data;
}

bool FrameScanner::Scan(std::string_view frame) {
  rows_.clear();
  values_.clear();
  at_ = frame.data();
  end_ = at_ + frame.size();
  if (frame.empty() || HasEscapesOrControls(frame)) return false;
  return ScanFrame() && IsValidUtf8(frame);
}

}  // namespace kiwoom::runtime
