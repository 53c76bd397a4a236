#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "service/errors/phrase.h"
#include "service/errors/reason.h"

namespace kiwoom::errors {

// Where in a request a field is wrong, and why.
struct Violation {
  std::string field;  // "interests[0].items[2]"; "": the request as a whole
  Text text;          // what stands behind the field's name
};

// Everything that is wrong with one request. Keeps what an error has room for and counts the rest: a request may hold a
// million mistakes.
class Violations {
 public:
  static constexpr size_t kMost = 20;

  // `make` returns the Violation; it is not called where there is no more room.
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

  // INVALID_ARGUMENT with a BadRequest that names the fields, as many as fit, "and N more". Not to be called when
  // empty.
  absl::Status ToError(Reason reason = Reason::kRequestInvalid) const;

 private:
  std::vector<Violation> kept_;
  size_t count_ = 0;
};

// The error of one violation.
absl::Status InvalidField(std::string_view field, Phrase phrase, const std::vector<std::string>& arguments = {});

}  // namespace kiwoom::errors
