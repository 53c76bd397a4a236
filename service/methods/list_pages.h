#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "google/protobuf/repeated_field.h"
#include "service/methods/page_tokens.h"

namespace kiwoom::methods {

// The paging of a list of the process, such as its streams. A page token is the key of the page's last element, so
// elements that come or go between two pages move no other. It is valid only in this process, for one list and one
// filter.
class ListPages {
 public:
  static constexpr size_t kUsualSize = 100;
  static constexpr size_t kLargestSize = 1000;
  // A gRPC client refuses a message of more than 4 MiB. The rest is for the token.
  static constexpr size_t kMostBytes = (4 << 20) - 4096;

  struct Asked {
    size_t size;                       // of the page
    std::optional<std::string> after;  // the key of the previous page's last element; nothing: from the beginning
  };

  // `list` is the name of the method: "ListSubscriptions".
  explicit ListPages(std::string list);

  // `filter` stands for all other fields of the request.
  absl::StatusOr<Asked> Read(int32_t page_size, const std::string& page_token, std::string_view filter) const;
  // The token of the page behind the element with this key: 1 to kLongestKey bytes without a control character.
  std::string TokenAfter(std::string_view key, std::string_view filter) const;

  // Appends the first elements to the page until it has `size`, or its bytes reach the limit. Returns how many.
  template <typename Element, typename Message>
  static size_t Fill(std::span<const Element> elements, size_t size, const auto& describe,
                     google::protobuf::RepeatedPtrField<Message>& page) {
    size_t bytes = 0, taken = 0;
    for (const Element& element : elements.first(std::min(size, elements.size()))) {
      Message message = describe(element);
      bytes += message.ByteSizeLong() + kFrame;
      // One always fits: each element is bounded.
      if (taken > 0 && bytes > kMostBytes) break;
      *page.Add() = std::move(message);
      ++taken;
    }
    return taken;
  }

 private:
  // The tag and the length of an element.
  static constexpr size_t kFrame = 6;

  const std::string list_;
  const PageTokens tokens_;
};

}  // namespace kiwoom::methods
