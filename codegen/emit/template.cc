#include "codegen/emit/template.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <set>

namespace kiwoom::emit {
namespace {

[[noreturn]] void Stop(std::string_view name, const char* what) {
  std::cerr << "template: @" << name << "@ " << what << "\n";
  std::abort();
}

// Length of the placeholder name that begins at `begin`, or 0.
size_t NameLength(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && (std::islower(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) ++end;
  return end < text.size() && text[end] == '@' ? end - begin : 0;
}

}  // namespace

std::string Fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values) {
  if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  std::string out;
  std::set<std::string_view> used;
  for (size_t i = 0; i < text.size();) {
    const size_t length = text[i] == '@' ? NameLength(text, i + 1) : 0;
    if (length == 0) {
      out += text[i++];
      continue;
    }
    const std::string_view name = text.substr(i + 1, length);
    auto value = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
    if (value == values.end()) Stop(name, "has no value");
    out += value->second;
    used.insert(value->first);
    i += length + 2;
  }
  for (const auto& [name, value] : values) {
    if (used.count(name) == 0) Stop(name, "is not in the text");
  }
  return out;
}

}  // namespace kiwoom::emit
