#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "simulator/faults/fault_verb.h"

// Faults of frames and their rows.
namespace kiwoom::simulator {
namespace {

constexpr size_t kMostBytes = 100'000'000;

absl::Status Push(std::string_view arguments, FaultTarget* target) {
  if (arguments.empty()) return absl::InvalidArgumentError("push needs the text of a frame after it");
  if (target != nullptr) target->PushFrame(std::string(arguments));
  return absl::OkStatus();
}

absl::Status PushInvalidUtf8(std::string_view arguments, FaultTarget* target) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) target->PushFrame("{\"trnm\":\"REAL\",\"data\":[{\"item\":\"\xB0\xFE\"}]}");
  return absl::OkStatus();
}

constexpr std::pair<std::string_view, FrameForm> kForms[] = {
    {"missing", FrameForm::kNoTrnm},  {"null", FrameForm::kNullTrnm},    {"lower", FrameForm::kLowerTrnm},
    {"blank", FrameForm::kBlankTrnm}, {"data", FrameForm::kCapitalData},
};

absl::Status OddTrnm(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  for (const auto& [name, form] : kForms) {
    if (name != word) continue;
    int frames = 1;
    if (const absl::Status status = ReadTimes(arguments, &frames); !status.ok()) return status;
    if (target != nullptr) target->DistortFrames(form, frames);
    return absl::OkStatus();
  }
  return Invalid("form of a frame: write missing, null, lower, blank or data", word);
}

absl::Status MergeRows(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<int> rows = ParseNumber<int>(word);
  if (!rows || *rows < 1 || !arguments.empty()) return Invalid("number of rows: write 1 or more", word);
  if (target != nullptr) target->MergeRows(*rows);
  return absl::OkStatus();
}

absl::Status AddUnknownKeys(std::string_view arguments, FaultTarget* target) {
  const std::string_view count_word = NextWord(arguments);
  const std::optional<int> count = ParseNumber<int>(count_word);
  if (!count || *count < 1) return Invalid("number of keys: write 1 or more, then their length", count_word);
  const std::string_view bytes_word = NextWord(arguments);
  const std::optional<size_t> bytes = ParseNumber<size_t>(bytes_word);
  if (!bytes || *bytes < 1 || *bytes > kMostBytes) return Invalid("length of a key in bytes", bytes_word);
  int rows = 1;
  if (const absl::Status status = ReadTimes(arguments, &rows); !status.ok()) return status;
  if (target != nullptr) target->AddUnknownKeys({*count, *bytes}, rows);
  return absl::OkStatus();
}

absl::Status OddItem(std::string_view arguments, FaultTarget* target) {
  const std::string_view item = NextWord(arguments);
  if (item.empty()) return Invalid("item: write A005930", item);
  int rows = 1;
  if (const absl::Status status = ReadTimes(arguments, &rows); !status.ok()) return status;
  if (target != nullptr) target->RespellItems(std::string(item), rows);
  return absl::OkStatus();
}

absl::Status Rate(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<double> rate =
      word == "max" ? std::numeric_limits<double>::infinity() : ParseNumber<double>(word);
  if (!rate || !(*rate >= 0)) return Invalid("rate: write rows per second, or max", word);
  if (target != nullptr) target->SetRowsPerSecond(*rate);
  return absl::OkStatus();
}

constexpr FaultVerb kVerbs[] = {
    {"push", Push},
    {"push_invalid_utf8", PushInvalidUtf8},
    {"odd_trnm", OddTrnm},
    {"odd_item", OddItem},
    {"merge_rows", MergeRows},
    {"unknown_keys", AddUnknownKeys},
    {"rate", Rate},
};

}  // namespace

std::span<const FaultVerb> FrameVerbs() { return kVerbs; }

}  // namespace kiwoom::simulator
