#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

// A small contract with every kind of edit, and for each edit our own sentence and the rules of buf that refuse it.
namespace kiwoom::baseline {

extern const char kAccepted[];

struct Edit {
  const char* name;
  std::vector<std::pair<std::string, std::string>> replaced;
  std::vector<std::string> ours;
  std::vector<std::string> bufs;  // rules
};

// Prints the name.
std::ostream& operator<<(std::ostream& out, const Edit& edit);

const std::vector<Edit>& Edits();

}  // namespace kiwoom::baseline
