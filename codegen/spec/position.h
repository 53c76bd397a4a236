#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace kiwoom::spec {

// A place in a spec file, for errors.
struct Position {
  std::string file;
  int line = 0;  // from 1

  std::string ToString() const { return file + ":" + std::to_string(line); }

  friend bool operator<(const Position& a, const Position& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  }
};

// The place of a mapping in a spec file, and of its keys.
struct Written {
  Position at;
  std::map<std::string, int, std::less<>> lines;  // of its keys

  bool Has(std::string_view key) const { return lines.find(key) != lines.end(); }

  // The place of `key`; if it is missing, that of the mapping.
  Position At(std::string_view key) const {
    auto line = lines.find(key);
    return line == lines.end() ? at : Position{at.file, line->second};
  }
};

}  // namespace kiwoom::spec
