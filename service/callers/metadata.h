#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::callers {

// The metadata of a call: values by lower-case key. Views into the call.
class Metadata {
 public:
  Metadata() = default;
  explicit Metadata(std::vector<std::pair<std::string_view, std::string_view>> entries)
      : entries_(std::move(entries)) {}

  // The first value of the key, or "" if there is none.
  std::string_view Find(std::string_view key) const {
    for (const auto& [name, value] : entries_) {
      if (name == key) return value;
    }
    return "";
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> entries_;
};

}  // namespace kiwoom::callers
