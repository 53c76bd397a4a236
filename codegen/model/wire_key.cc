#include "codegen/model/wire_key.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace kiwoom::model {
namespace {

constexpr size_t kMostDigits = 9;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The broker's keys are plain ASCII. Any look-alike is a slip of the author or of the document.
bool IsPlain(char c) { return c > ' ' && c <= '~' && c != '"' && c != '\'' && c != '\\'; }

}  // namespace

std::optional<uint32_t> FidOf(std::string_view key) {
  if (key.empty() || key.size() > kMostDigits || key.front() == '0') return std::nullopt;
  if (!std::all_of(key.begin(), key.end(), IsDigit)) return std::nullopt;
  return static_cast<uint32_t>(std::stoul(std::string(key)));
}

void CheckKey(const spec::Position& at, const std::string& key, Part part, spec::Refusals& refusals) {
  if (part == Part::kRealtime) {
    if (FidOf(key)) return;
    refusals.Add(at, absl::StrCat("the key \"", key, "\" is not a FID: a realtime TR has numbers for keys, without a ",
                                  "leading zero"));
  } else if (!std::all_of(key.begin(), key.end(), IsPlain)) {
    refusals.Add(at, absl::StrCat("the key \"", key, "\" is not a key of the broker: write it as it is on the wire, ",
                                  "in ASCII without blanks, quotes and backslashes"));
  }
}

}  // namespace kiwoom::model
