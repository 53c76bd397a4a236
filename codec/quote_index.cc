#include "codec/quote_index.h"

#include <bit>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace kiwoom::codec {
namespace {

// Marks, for a block of text, the bytes that are quotes and the bytes that rule out the fast path. The caller masks out
// bytes after the end of the text.
#if defined(__AVX2__)

struct Block {
  static constexpr size_t kSize = 64;
  static constexpr int kBitsPerByte = 1;

  explicit Block(const char* at) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + 32));
    quotes = Join(Equal(low, '"'), Equal(high, '"'));
    strange = Join(Strange(low), Strange(high));
  }

  uint64_t quotes, strange;

 private:
  static __m256i Equal(__m256i bytes, char c) { return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c)); }
  static __m256i Strange(__m256i bytes) {
    const __m256i controls = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1F)), bytes);
    return _mm256_or_si256(controls, Equal(bytes, '\\'));
  }
  static uint64_t Join(__m256i low, __m256i high) {
    return static_cast<uint32_t>(_mm256_movemask_epi8(low)) |
           uint64_t{static_cast<uint32_t>(_mm256_movemask_epi8(high))} << 32;
  }
};

#else

struct Block {
  static constexpr size_t kSize = 8;
  static constexpr int kBitsPerByte = 8;

  explicit Block(const char* at) {
    uint64_t word;
    std::memcpy(&word, at, sizeof word);
    quotes = Zeros(word ^ Repeat('"'));
    strange = Zeros(word & Repeat(0xE0)) | Zeros(word ^ Repeat('\\'));
  }

  uint64_t quotes, strange;

 private:
  static_assert(std::endian::native == std::endian::little);
  static constexpr uint64_t Repeat(unsigned char byte) { return 0x0101010101010101u * byte; }
  // The high bit of each byte that is zero, and no other.
  static constexpr uint64_t Zeros(uint64_t word) {
    return ~(((word & Repeat(0x7F)) + Repeat(0x7F)) | word | Repeat(0x7F));
  }
};

#endif

}  // namespace

bool QuoteIndex::Build(std::string_view text) {
  if (text.size() > kLongest) return false;
  if (const size_t most = text.size() + 4; most > capacity_) {
    capacity_ = most * 2;
    positions_ = std::make_unique_for_overwrite<uint32_t[]>(capacity_);
  }
  uint32_t* out = positions_.get();
  uint64_t strange = 0;
  for (size_t at = 0; at < text.size(); at += Block::kSize) {
    const Block block(text.data() + at);
    const size_t left = text.size() - at;
    const uint64_t within = left >= Block::kSize ? ~uint64_t{0} : (uint64_t{1} << (left * Block::kBitsPerByte)) - 1;
    strange |= block.strange & within;
    for (uint64_t quotes = block.quotes & within; quotes != 0; quotes &= quotes - 1) {
      *out++ = static_cast<uint32_t>(at) + static_cast<uint32_t>(std::countr_zero(quotes) / Block::kBitsPerByte);
    }
  }
  for (int i = 0; i < 4; ++i) *out++ = kNone;
  return strange == 0;
}

}  // namespace kiwoom::codec
