#pragma once

#include <string>

#include "codegen/model/tr.h"

namespace kiwoom::emit {

// kiwoom/v1/<name>.proto of a REST TR: request, response and the elements of its lists.
std::string RestProto(const model::Tr& tr);

}  // namespace kiwoom::emit
