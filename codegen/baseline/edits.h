#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

// A small contract, and every kind of edit of it: what our own check says and which rules of buf refuse it.
namespace kiwoom::baseline {

extern const char kAccepted[];

struct Edit {
  const char* name;
  std::vector<std::pair<std::string, std::string>> replaced;
  std::vector<std::string> ours;
  std::vector<std::string> bufs;  // rules
};

// The name.
std::ostream& operator<<(std::ostream& out, const Edit& edit);

const std::vector<Edit>& Edits();

}  // namespace kiwoom::baseline
