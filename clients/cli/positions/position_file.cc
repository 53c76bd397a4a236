#include "clients/cli/positions/position_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"

namespace kiwoom::cli {
namespace {

// Returns false with errno set.
bool ReadWhole(const std::string& path, std::string& content) {
  std::FILE* const file = std::fopen(path.c_str(), "r");
  if (file == nullptr) return false;
  char part[4096];
  for (size_t size = 0; (size = std::fread(part, 1, sizeof part, file)) > 0;) content.append(part, size);
  const int error = std::ferror(file) != 0 ? errno : 0;
  std::fclose(file);
  errno = error;
  return error == 0;
}

// Writes the file so that its content is on the disk.
bool WriteThrough(const std::string& path, const std::string& content) {
  std::FILE* const file = std::fopen(path.c_str(), "w");
  if (file == nullptr) return false;
  const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size() &&
                       std::fflush(file) == 0 && fsync(fileno(file)) == 0;
  return std::fclose(file) == 0 && written;
}

}  // namespace

absl::Status PositionFile::Problem(std::string_view sentence) const {
  return absl::FailedPreconditionError(absl::StrCat("--resume_file: ", path_, " ", std::string(sentence)));
}

absl::Status PositionFile::Read(StreamPositions& positions) const {
  std::string content;
  if (!ReadWhole(path_, content)) {
    if (errno == ENOENT) return absl::OkStatus();
    return Problem(absl::StrCat("cannot be read: ", std::strerror(errno), "."));
  }
  std::istringstream lines(content);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    v1::Interest interest;
    ++number;
    if (!google::protobuf::util::JsonStringToMessage(line, &interest).ok() || interest.type() == 0) {
      return Problem(absl::StrCat("is damaged in line ", number, ": restore it, or remove it to start anew."));
    }
    positions.Restore(interest);
  }
  return absl::OkStatus();
}

absl::Status PositionFile::Write(const StreamPositions& positions) const {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string content;
  for (const v1::Interest& interest : positions.ToInterests()) {
    std::string line;
    if (!google::protobuf::util::MessageToJsonString(interest, &line, options).ok()) {
      return Problem("cannot be written: a position has no JSON.");
    }
    absl::StrAppend(&content, line, "\n");
  }
  const std::string unfinished = path_ + ".part";
  if (!WriteThrough(unfinished, content) || std::rename(unfinished.c_str(), path_.c_str()) != 0) {
    return Problem(absl::StrCat("cannot be written: ", std::strerror(errno), "."));
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
