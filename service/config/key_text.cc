#include "service/config/key_text.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace kiwoom::config {
namespace {

// Many times what a key of the broker has.
constexpr size_t kLongest = 1024;

}  // namespace

absl::StatusOr<std::string> ReadKeyText(std::string_view text, std::string_view source) {
  const auto refused = [&](const char* what) {
    return absl::InvalidArgumentError(absl::StrCat(std::string(source), " ", what));
  };
  if (text.starts_with("\xEF\xBB\xBF")) {
    return refused("begins with a byte order mark: save it as plain ASCII");
  }
  const auto begin = std::find_if_not(text.begin(), text.end(), [](unsigned char c) { return absl::ascii_isspace(c); });
  const auto end = std::find_if_not(text.rbegin(), std::make_reverse_iterator(begin), [](unsigned char c) {
                     return absl::ascii_isspace(c);
                   }).base();
  if (begin == end) return refused("is empty");
  if (end - begin > static_cast<ptrdiff_t>(kLongest)) {
    return absl::InvalidArgumentError(
        absl::StrCat(std::string(source), " holds ", end - begin, " bytes, and no key has so many: write the key alone"));
  }
  if (std::any_of(begin, end, [](char c) { return c == '\n' || c == '\r'; })) {
    return refused("has several lines: write the key alone");
  }
  if (std::any_of(begin, end, [](char c) { return c == ' ' || c == '\t'; })) {
    return refused("has several words: write the key alone");
  }
  if (!std::all_of(begin, end, [](char c) { return c > ' ' && c <= '~'; })) {
    return refused("holds what no key has: write the key in plain ASCII");
  }
  return std::string(begin, end);
}

}  // namespace kiwoom::config
