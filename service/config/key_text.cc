#include "service/config/key_text.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace kiwoom::config {
namespace {

// Far longer than any key of the broker.
constexpr size_t kLongest = 1024;

}  // namespace

absl::StatusOr<std::string> ReadKeyText(std::string_view text, std::string_view source) {
  const auto refused = [&](const char* what) {
    return absl::InvalidArgumentError(absl::StrCat(std::string(source), " ", what));
  };
  if (text.starts_with("\xEF\xBB\xBF")) {
    return refused("begins with a byte order mark: save it as plain ASCII");
  }
  const absl::string_view key = absl::StripAsciiWhitespace({text.data(), text.size()});
  if (key.empty()) return refused("is empty");
  if (key.size() > kLongest) {
    return absl::InvalidArgumentError(
        absl::StrCat(std::string(source), " has ", key.size(), " bytes, too many for a key: write the key alone"));
  }
  if (std::any_of(key.begin(), key.end(), [](char c) { return c == '\n' || c == '\r'; })) {
    return refused("has several lines: write the key alone");
  }
  if (std::any_of(key.begin(), key.end(), [](char c) { return c == ' ' || c == '\t'; })) {
    return refused("has several words: write the key alone");
  }
  if (!std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; })) {
    return refused("contains characters that no key has: write the key in plain ASCII");
  }
  return std::string(key);
}

}  // namespace kiwoom::config
