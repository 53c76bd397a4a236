#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The file that "kiwoomctl record" writes. Numbers are little-endian.
//
//   file    "KIWOOMR1", blocks, and at the end of a recording that was closed: index, trailer
//   block   "BLCK", u32 bytes of the zstd frame, u32 bytes of its content, u32 number of records,
//           i64 time of the first record, i64 time of the last one, the zstd frame (with checksum)
//   record  i64 time, u8 kind, u32 bytes, bytes                  the content of a block is records
//   index   "INDX", u32 number of blocks; for each block: u64 offset, u32 number of records, i64 first, i64 last time
//   trailer u64 offset of the index, "KIWOOMRE"
//
// Times are nanoseconds since 1970 on the recorder's clock. A file without index, or with bytes behind its last
// complete block, comes from a recorder that was killed: everything up to there is good.
namespace kiwoom::cli {

inline constexpr std::string_view kFileMagic = "KIWOOMR1";
inline constexpr std::string_view kBlockMagic = "BLCK";
inline constexpr std::string_view kIndexMagic = "INDX";
inline constexpr std::string_view kTrailerMagic = "KIWOOMRE";
inline constexpr size_t kBlockHeaderSize = 4 + 3 * 4 + 2 * 8;
inline constexpr size_t kIndexEntrySize = 8 + 4 + 2 * 8;
inline constexpr size_t kTrailerSize = 8 + 8;
inline constexpr size_t kRecordHeaderSize = 8 + 1 + 4;
// A message of the gateway is smaller than this, and so is a block.
inline constexpr uint32_t kLargestBlock = 64 << 20;

enum class RecordKind : uint8_t {
  kResponse = 0,  // a kiwoom.v1.SubscribeResponse as it came
  kRemark = 1,    // what the recorder noticed itself, such as a lost connection, as JSON
};

struct Record {
  int64_t time = 0;
  RecordKind kind = RecordKind::kResponse;
  std::string bytes;
};

struct BlockPlace {
  uint64_t offset = 0;
  uint32_t records = 0;
  int64_t first_time = 0;
  int64_t last_time = 0;
};

// Appends `value` to `bytes`, or reads it there.
template <typename T>
void PutNumber(T value, std::string& bytes) {
  for (size_t i = 0; i < sizeof value; ++i) bytes.push_back(static_cast<char>(static_cast<uint64_t>(value) >> (8 * i)));
}
template <typename T>
T NumberAt(std::string_view bytes, size_t at) {
  uint64_t value = 0;
  for (size_t i = 0; i < sizeof(T); ++i) value |= uint64_t{static_cast<uint8_t>(bytes[at + i])} << (8 * i);
  return static_cast<T>(value);
}

}  // namespace kiwoom::cli
