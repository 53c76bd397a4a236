#include "simulator/rest/distortions.h"

namespace kiwoom::simulator {

void Distortions::Clear(const std::string& tr) {
  const bool all = tr == kAll;
  if (all) {
    by_tr_.clear();
  } else {
    by_tr_.erase(tr);
  }
  for (const auto& [code, held] : held_) {
    if (all || code == tr) held->Release();
  }
}

std::optional<Distortion> Distortions::Take(const std::string& tr, bool token) {
  auto found = by_tr_.find(tr);
  if (found == by_tr_.end() && !token) found = by_tr_.find(kAll);
  if (found == by_tr_.end()) return std::nullopt;
  const Distortion distortion = found->second;
  if (--found->second.times <= 0) by_tr_.erase(found);
  return distortion;
}

std::shared_ptr<HeldAnswers> Distortions::HeldOf(const std::string& tr) {
  std::shared_ptr<HeldAnswers>& held = held_[tr];
  if (held == nullptr) held = std::make_shared<HeldAnswers>(stats_);
  return held;
}

}  // namespace kiwoom::simulator
