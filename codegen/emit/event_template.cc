#include "codegen/emit/event_template.h"

#include <sstream>

namespace kiwoom::emit {

std::string EventFields(const std::string& event_template) {
  std::istringstream lines(event_template);
  std::string fields;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "@event_fields@") break;
    const size_t text = line.find_first_not_of(' ');
    const bool says_nothing = text == std::string::npos || line.compare(text, 2, "//") == 0;
    if (inside && !says_nothing) fields += line + "\n";
    if (line == "message Event {") inside = true;
  }
  return fields;
}

}  // namespace kiwoom::emit
