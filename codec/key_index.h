#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "codec/table.h"

namespace kiwoom::codec {

// Wire key → position of its row. The broker nearly always writes keys in the order of its table, so Find first tries
// the position after the previous hit, then a sparse hash table.
class KeyIndex {
 public:
  explicit KeyIndex(std::span<const Row> rows);

  // -1: no such key. `guess` is any position up to rows.size(). The eight bytes from `key.data()` on must be readable.
  int Find(std::string_view key, size_t guess) const {
    const uint64_t fingerprint = Fingerprint(key.data(), key.size());
    if (fingerprints_[guess] == fingerprint && Same(guess, key)) return static_cast<int>(guess);
    for (size_t at = Slot(fingerprint); entries_[at] != kNone; at = (at + 1) & (entries_.size() - 1)) {
      const uint16_t row = entries_[at];
      if (fingerprints_[row] == fingerprint && Same(row, key)) return row;
    }
    return -1;
  }

 private:
  static constexpr uint16_t kNone = 0xFFFF;

  static uint64_t Load(const char* at) {
    uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
  }

  // A key of up to seven characters is its own fingerprint, with its length in the highest byte: no FID is longer. The
  // highest byte also distinguishes long keys and the guess after the last row.
  static constexpr uint64_t kLong = uint64_t{0xFF} << 56;
  static constexpr uint64_t kNoRow = uint64_t{0xFE} << 56;

  static uint64_t Fingerprint(const char* at, size_t size) {
    if (size < 8) return (Load(at) & ~(~uint64_t{0} << (8 * size))) | uint64_t{size} << 56;
    return (Load(at) ^ (Load(at + size - 8) + size) * 0x9E3779B97F4A7C15u) | kLong;
  }

  bool Same(size_t row, std::string_view key) const { return key.size() < 8 || rows_[row].key == key; }

  size_t Slot(uint64_t fingerprint) const { return (fingerprint * 0x9E3779B97F4A7C15u) >> shift_; }

  std::span<const Row> rows_;
  std::vector<uint64_t> fingerprints_;  // one more than rows: the guess after the last
  std::vector<uint16_t> entries_;       // a power of two, at most a quarter full
  int shift_ = 0;
};

}  // namespace kiwoom::codec
