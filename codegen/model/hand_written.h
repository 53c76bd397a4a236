#pragma once

#include <map>
#include <string>

namespace kiwoom::model {

// What the hand-written half of the contract has, and in which file: no spec may call anything so.
struct HandWritten {
  std::map<std::string, std::string> names;  // of the package: messages, enums, their values, services
  std::map<std::string, std::string> arms;   // of Event, its other fields included
};

}  // namespace kiwoom::model
