#pragma once

#include <map>
#include <string>

#include "codegen/model/api.h"

// The contract for readers, as pages that a code host renders.
namespace kiwoom::emit {

// The broker's example as in spec/examples, and the decoder's output for it in text format.
struct Example {
  std::string sent;
  std::string decoded;
};

// By TR code.
using Examples = std::map<std::string, Example>;

// reference/<area>.md: the TRs of the folder with all their fields.
std::string ReferencePage(const model::Api& api, const std::string& folder, const Examples& examples);

// reference/README.md: all TRs with links to their pages.
std::string ReferenceIndex(const model::Api& api);

}  // namespace kiwoom::emit
