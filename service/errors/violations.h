#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "service/errors/phrase.h"
#include "service/errors/reason.h"

namespace kiwoom::errors {

// An invalid field of a request, and why it is invalid.
struct Violation {
  std::string field;  // "interests[0].items[2]"; "": the request as a whole
  Text text;          // continues the field's name
};

// All violations of one request. Keeps as many as fit into an error and counts the rest, because a request may contain
// a million of them.
class Violations {
 public:
  static constexpr size_t kMost = 20;

  // `make` returns the Violation. It is not called if there is no room left.
  template <typename Make>
  void Add(Make make) {
    if (kept_.size() < kMost) kept_.push_back(make());
    ++count_;
  }
  void Add(std::string_view field, Phrase phrase, const std::vector<std::string>& arguments = {}) {
    Add([&] { return Violation{std::string(field), Say(phrase, arguments)}; });
  }

  bool empty() const { return count_ == 0; }
  size_t count() const { return count_; }
  const std::vector<Violation>& kept() const { return kept_; }

  // INVALID_ARGUMENT with a BadRequest that names as many fields as fit, "and N more". Must not be called when empty.
  absl::Status ToError(Reason reason = Reason::kRequestInvalid) const;

 private:
  std::vector<Violation> kept_;
  size_t count_ = 0;
};

// The error for a single violation.
absl::Status InvalidField(std::string_view field, Phrase phrase, const std::vector<std::string>& arguments = {});

}  // namespace kiwoom::errors
