#include "codegen/spec/suggestion.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace kiwoom::spec {
namespace {

constexpr size_t kClose = 2;

// Levenshtein distance.
size_t Distance(const std::string& a, const std::string& b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Suggest(const std::string& word, const std::vector<std::string>& known) {
  auto closest = std::min_element(known.begin(), known.end(), [&](const std::string& a, const std::string& b) {
    return Distance(word, a) < Distance(word, b);
  });
  if (closest != known.end() && Distance(word, *closest) <= std::min(kClose, word.size() / 2)) {
    return ": did you mean `" + *closest + "`?";
  }
  if (known.size() == 1) return ": use `" + known.front() + "`";
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
  return ": use one of " + all;
}

}  // namespace kiwoom::spec
