#include "service/methods/list_pages.h"

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "service/errors/violations.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

std::string RandomKey() {
  absl::BitGen random;
  return absl::StrCat(absl::Uniform<uint64_t>(random), absl::Uniform<uint64_t>(random));
}

}  // namespace

ListPages::ListPages(std::string list) : list_(std::move(list)), tokens_(RandomKey(), RandomKey(), "") {}

absl::StatusOr<ListPages::Asked> ListPages::Read(int32_t page_size, const std::string& page_token,
                                                 std::string_view filter) const {
  if (page_size < 0) {
    return errors::InvalidField("page_size", Phrase::kPageSizeNegative,
                                {absl::StrCat(kLargestSize), absl::StrCat(kUsualSize)});
  }
  Asked asked{.size = page_size == 0 ? kUsualSize : std::min(static_cast<size_t>(page_size), kLargestSize)};
  if (page_token.empty()) return asked;
  asked.after = tokens_.ToKey({.tr = list_, .body = filter}, page_token);
  if (!asked.after.has_value()) {
    errors::Violations violations;
    violations.Add("page_token", Phrase::kPageTokenForeign);
    return violations.ToError(errors::Reason::kPageTokenForeign);
  }
  return asked;
}

std::string ListPages::TokenAfter(std::string_view key, std::string_view filter) const {
  return *tokens_.ToToken({.tr = list_, .body = filter}, key);
}

}  // namespace kiwoom::methods
