#pragma once

#include <map>
#include <string>

namespace kiwoom::model {

// The names in the hand-written half of the contract, with their files: no spec may use them.
struct HandWritten {
  std::map<std::string, std::string> names;         // of the package: messages, enums, their values, services
  std::map<std::string, std::string> event_fields;  // all fields of Event
};

}  // namespace kiwoom::model
