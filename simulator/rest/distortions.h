#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "simulator/rest/distortion.h"
#include "simulator/rest/held_answers.h"

namespace kiwoom::simulator {

// The distortions that are set, by TR.
class Distortions {
 public:
  // In place of a code: every TR, except those of tokens, that has no distortion of its own.
  static constexpr std::string_view kAll = "all";

  explicit Distortions(StatsBoard& stats) : stats_(stats) {}

  // Replaces the TR's previous one.
  void Set(const std::string& tr, const Distortion& distortion) { by_tr_[tr] = distortion; }
  // Ends the TR's, or with kAll every one, and sends what it has held back.
  void Clear(const std::string& tr);

  // The distortion of the next answer to this TR. `token`: it is one of tokens.
  std::optional<Distortion> Take(const std::string& tr, bool token);
  // Where the TR's answers wait for Clear.
  std::shared_ptr<HeldAnswers> HeldOf(const std::string& tr);

 private:
  StatsBoard& stats_;
  std::map<std::string, Distortion, std::less<>> by_tr_;
  std::map<std::string, std::shared_ptr<HeldAnswers>> held_;
};

}  // namespace kiwoom::simulator
