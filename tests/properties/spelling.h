#pragma once

#include <random>
#include <string>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::tests {

// Draws from a seed: the same rows on every machine.
class Draw {
 public:
  explicit Draw(uint64_t seed) : engine_(seed) {}

  // 0 … below − 1.
  size_t Below(size_t below) { return engine_() % below; }
  bool OneIn(size_t n) { return Below(n) == 0; }
  template <typename T, size_t n>
  const T& Of(const T (&choices)[n]) {
    return choices[Below(n)];
  }

 private:
  std::mt19937_64 engine_;
};

// A text as the broker might write it for `row`: mostly a spelling of its type, sometimes invalid. Valid UTF-8, not
// escaped.
std::string Spelling(const codec::Row& row, Draw& draw);

// A key that is not in `table`.
std::string UnknownKey(const codec::Message& table, Draw& draw);

// `text` as JSON. With `exotic` in any form that JSON allows, else in the broker's form.
std::string Quoted(std::string_view text, bool exotic, Draw& draw);

}  // namespace kiwoom::tests
