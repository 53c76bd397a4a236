#pragma once

#include <map>
#include <string>

#include "codegen/model/api.h"

// The contract for people, as pages that a code host renders.
namespace kiwoom::emit {

// What the broker sent, as the file of spec/examples has it, and what the engine makes of it, in text format.
struct Example {
  std::string sent;
  std::string decoded;
};

// By TR code.
using Examples = std::map<std::string, Example>;

// reference/<area>.md: the TRs of the folder, each with all its fields.
std::string ReferencePage(const model::Api& api, const std::string& folder, const Examples& examples);

// reference/README.md: all TRs, and where they stand.
std::string ReferenceIndex(const model::Api& api);

}  // namespace kiwoom::emit
