#include "clients/cli/recording/recording_writer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/recording/recording_reader.h"

namespace kiwoom::cli {
namespace {

// Large enough to compress well, small enough to find a time quickly.
constexpr size_t kBlockBytes = 256 * 1024;

// Empty if there is not enough memory.
std::string Packed(const std::string& content) {
  std::string frame(ZSTD_compressBound(content.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  const size_t size = ZSTD_compress2(context, frame.data(), frame.size(), content.data(), content.size());
  ZSTD_freeCCtx(context);
  frame.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return frame;
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordingWriter>> RecordingWriter::Open(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return absl::FailedPreconditionError(absl::StrCat(path, ": ", std::strerror(errno), "."));
  std::unique_ptr<RecordingWriter> writer(new RecordingWriter(path, descriptor));
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(absl::StrCat(path, ": another process records into it."));
  }
  struct stat about {};
  if (fstat(descriptor, &about) != 0) return writer->Problem();
  if (about.st_size == 0) {
    if (absl::Status status = writer->Append(kFileMagic); !status.ok()) return status;
    return writer;
  }
  const absl::StatusOr<std::unique_ptr<RecordingReader>> reader = RecordingReader::Open(path);
  if (!reader.ok()) return reader.status();
  writer->blocks_ = (*reader)->blocks();
  writer->end_ = (*reader)->end();
  // The index, or the rest of a block that was not completed.
  if (ftruncate(descriptor, static_cast<off_t>(writer->end_)) != 0) return writer->Problem();
  return writer;
}

RecordingWriter::~RecordingWriter() { close(descriptor_); }

absl::Status RecordingWriter::Add(int64_t time, RecordKind kind, std::string_view bytes) {
  if (block_.records == 0) block_.first_time = time;
  block_.last_time = time;
  ++block_.records;
  PutNumber(time, content_);
  PutNumber(static_cast<uint8_t>(kind), content_);
  PutNumber(static_cast<uint32_t>(bytes.size()), content_);
  content_.append(bytes);
  return content_.size() < kBlockBytes ? absl::OkStatus() : Flush();
}

absl::Status RecordingWriter::Flush() {
  if (block_.records == 0) return absl::OkStatus();
  const std::string frame = Packed(content_);
  if (frame.empty()) return absl::ResourceExhaustedError(absl::StrCat(path_, ": not enough memory to compress it."));
  std::string block(kBlockMagic);
  PutNumber(static_cast<uint32_t>(frame.size()), block);
  PutNumber(static_cast<uint32_t>(content_.size()), block);
  PutNumber(block_.records, block);
  PutNumber(block_.first_time, block);
  PutNumber(block_.last_time, block);
  block_.offset = end_;
  if (absl::Status status = Append(block + frame); !status.ok()) return status;
  if (fdatasync(descriptor_) != 0) return Problem();
  blocks_.push_back(std::exchange(block_, {}));
  content_.clear();
  return absl::OkStatus();
}

absl::Status RecordingWriter::Close() {
  if (absl::Status status = Flush(); !status.ok()) return status;
  std::string index(kIndexMagic);
  PutNumber(static_cast<uint32_t>(blocks_.size()), index);
  for (const BlockPlace& block : blocks_) {
    PutNumber(block.offset, index);
    PutNumber(block.records, index);
    PutNumber(block.first_time, index);
    PutNumber(block.last_time, index);
  }
  PutNumber(end_, index);
  index.append(kTrailerMagic);
  if (absl::Status status = Append(index); !status.ok()) return status;
  return fdatasync(descriptor_) == 0 ? absl::OkStatus() : Problem();
}

absl::Status RecordingWriter::Append(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t written = pwrite(descriptor_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(end_ + at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const absl::Status problem = Problem();
      // What there is of it would look like the work of a recorder that was killed.
      [[maybe_unused]] const int cut = ftruncate(descriptor_, static_cast<off_t>(end_));
      return problem;
    }
    at += static_cast<size_t>(written);
  }
  end_ += bytes.size();
  return absl::OkStatus();
}

absl::Status RecordingWriter::Problem() const {
  return absl::DataLossError(absl::StrCat(path_, ": ", std::strerror(errno), "."));
}

}  // namespace kiwoom::cli
