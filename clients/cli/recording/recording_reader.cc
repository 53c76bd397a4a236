#include "clients/cli/recording/recording_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::cli {

absl::StatusOr<std::unique_ptr<RecordingReader>> RecordingReader::Open(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (descriptor < 0 || fstat(descriptor, &about) != 0) {
    const int error = errno;
    if (descriptor >= 0) close(descriptor);
    return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(error), "."));
  }
  std::unique_ptr<RecordingReader> reader(new RecordingReader(path, descriptor, static_cast<uint64_t>(about.st_size)));
  const absl::StatusOr<std::string> magic = reader->Bytes(0, std::min<uint64_t>(reader->size_, kFileMagic.size()));
  if (!magic.ok()) return magic.status();
  if (*magic != kFileMagic) {
    return absl::InvalidArgumentError(absl::StrCat(path, " is no recording of \"kiwoomctl record\"."));
  }
  if (!reader->ReadIndex()) {
    if (absl::Status status = reader->FindBlocks(); !status.ok()) return status;
  }
  return reader;
}

RecordingReader::~RecordingReader() { close(descriptor_); }

absl::StatusOr<std::string> RecordingReader::Bytes(uint64_t offset, uint64_t size) const {
  std::string bytes(size, '\0');
  for (size_t at = 0; at < size;) {
    const ssize_t got = pread(descriptor_, bytes.data() + at, size - at, static_cast<off_t>(offset + at));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return absl::UnavailableError(absl::StrCat(path_, ": ", std::strerror(errno), "."));
    if (got == 0) return Damaged(offset);
    at += static_cast<size_t>(got);
  }
  return bytes;
}

// The blocks from the index, if there is one. The blocks themselves are checked when they are read.
bool RecordingReader::ReadIndex() {
  if (size_ < kFileMagic.size() + 8 + kTrailerSize) return false;
  const absl::StatusOr<std::string> trailer = Bytes(size_ - kTrailerSize, kTrailerSize);
  if (!trailer.ok() || !trailer->ends_with(kTrailerMagic)) return false;
  const auto start = NumberAt<uint64_t>(*trailer, 0);
  if (start < kFileMagic.size() || start > size_ - kTrailerSize - 8) return false;
  const absl::StatusOr<std::string> index = Bytes(start, size_ - kTrailerSize - start);
  if (!index.ok() || !index->starts_with(kIndexMagic)) return false;
  const auto count = NumberAt<uint32_t>(*index, 4);
  if (index->size() != 8 + uint64_t{count} * kIndexEntrySize) return false;
  for (uint32_t i = 0; i < count; ++i) {
    const size_t at = 8 + i * kIndexEntrySize;
    blocks_.push_back({NumberAt<uint64_t>(*index, at), NumberAt<uint32_t>(*index, at + 8),
                       NumberAt<int64_t>(*index, at + 12), NumberAt<int64_t>(*index, at + 20)});
  }
  end_ = start;
  closed_ = true;
  return true;
}

// The blocks one after the other, up to the first that is not complete.
absl::Status RecordingReader::FindBlocks() {
  end_ = kFileMagic.size();
  while (size_ - end_ >= kBlockHeaderSize) {
    const absl::StatusOr<std::string> header = Bytes(end_, kBlockHeaderSize);
    if (!header.ok()) return header.status();
    if (!header->starts_with(kBlockMagic)) return absl::OkStatus();
    const uint64_t next = end_ + kBlockHeaderSize + NumberAt<uint32_t>(*header, 4);
    if (next > size_) return absl::OkStatus();
    const BlockPlace block{end_, NumberAt<uint32_t>(*header, 12), NumberAt<int64_t>(*header, 16),
                           NumberAt<int64_t>(*header, 24)};
    // After a crash of the machine, the last block may have its size and not its bytes.
    const bool last = size_ - next < kBlockHeaderSize;
    if (last && !Read(block).ok()) return absl::OkStatus();
    blocks_.push_back(block);
    end_ = next;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Record>> RecordingReader::Read(const BlockPlace& block) const {
  if (block.offset > size_ || size_ - block.offset < kBlockHeaderSize) return Damaged(block.offset);
  const absl::StatusOr<std::string> header = Bytes(block.offset, kBlockHeaderSize);
  if (!header.ok()) return header.status();
  const auto packed = NumberAt<uint32_t>(*header, 4);
  const auto plain = NumberAt<uint32_t>(*header, 8);
  const auto count = NumberAt<uint32_t>(*header, 12);
  if (!header->starts_with(kBlockMagic) || packed > kLargestBlock || plain > kLargestBlock) {
    return Damaged(block.offset);
  }
  const absl::StatusOr<std::string> frame = Bytes(block.offset + kBlockHeaderSize, packed);
  if (!frame.ok()) return frame.status();
  std::string content(plain, '\0');
  const size_t size = ZSTD_decompress(content.data(), content.size(), frame->data(), frame->size());
  if (ZSTD_isError(size) != 0 || size != plain) return Damaged(block.offset);
  std::vector<Record> records;
  for (size_t at = 0; at < plain;) {
    if (plain - at < kRecordHeaderSize) return Damaged(block.offset);
    const auto bytes = NumberAt<uint32_t>(content, at + 9);
    if (plain - at - kRecordHeaderSize < bytes) return Damaged(block.offset);
    records.push_back({NumberAt<int64_t>(content, at), static_cast<RecordKind>(content[at + 8]),
                       content.substr(at + kRecordHeaderSize, bytes)});
    at += kRecordHeaderSize + bytes;
  }
  if (records.size() != count) return Damaged(block.offset);
  return records;
}

absl::Status RecordingReader::Damaged(uint64_t offset) const {
  return absl::DataLossError(absl::StrCat(path_, " is damaged at byte ", offset, "."));
}

}  // namespace kiwoom::cli
