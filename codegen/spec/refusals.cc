#include "codegen/spec/refusals.h"

#include <utility>

namespace kiwoom::spec {

void Refusals::Add(const Position& at, std::string sentence) { refusals_.emplace(at, std::move(sentence)); }

absl::Status Refusals::ToStatus() const {
  if (refusals_.empty()) return absl::OkStatus();
  std::string text;
  for (const auto& [at, sentence] : refusals_) {
    if (!text.empty()) text += '\n';
    text += at.ToString() + ": " + sentence;
  }
  return absl::InvalidArgumentError(text);
}

}  // namespace kiwoom::spec
