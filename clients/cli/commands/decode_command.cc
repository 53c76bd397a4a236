#include "clients/cli/commands/decode_command.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/decoding/transcriber.h"

ABSL_FLAG(std::string, tr, "", "decode: the input contains REST bodies of this TR rather than frames");

namespace kiwoom::cli {
namespace {

using codec::Tr;

absl::StatusOr<const Tr*> FindBody(const std::string& name, const Invocation& invocation) {
  const absl::StatusOr<const Tr*> tr = invocation.directory.Find(name);
  if (!tr.ok()) return tr.status();
  if ((*tr)->kind != codec::Kind::kRest) {
    return absl::InvalidArgumentError(absl::StrCat(std::string((*tr)->name), " arrives in REAL frames: omit --tr."));
  }
  return tr;
}

}  // namespace

absl::Status Decode(std::span<char* const> arguments, const Invocation& invocation) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) {
    return absl::UnimplementedError("This processor lacks AVX2 or BMI2, which the decoders need.");
  }
#endif
  if (arguments.size() > 1) return absl::InvalidArgumentError("Name one file, or none for standard input.");
  const Tr* body_tr = nullptr;
  if (const std::string name = absl::GetFlag(FLAGS_tr); !name.empty()) {
    const absl::StatusOr<const Tr*> found = FindBody(name, invocation);
    if (!found.ok()) return found.status();
    body_tr = *found;
  }
  std::ifstream file;
  if (!arguments.empty()) {
    file.open(arguments.front());
    if (!file) {
      return absl::NotFoundError(absl::StrCat(arguments.front(), ": ", std::strerror(errno), "."));
    }
  }
  std::istream& in = arguments.empty() ? std::cin : file;
  Transcriber transcriber(invocation, body_tr);
  // Reads by line, so frames from a pipe are decoded as they arrive.
  for (std::string line; std::getline(in, line);) {
    if (!in.eof()) line.push_back('\n');
    transcriber.Append(line);
    if (absl::Status status = invocation.Flush(); !status.ok()) return status;
  }
  if (in.bad()) return absl::DataLossError("The input could not be read completely.");
  transcriber.Finish();
  return transcriber.clean() ? absl::OkStatus() : absl::DataLossError("Some input could not be decoded: see above.");
}

}  // namespace kiwoom::cli
