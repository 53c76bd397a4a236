#pragma once

#include <string>

#include "codegen/model/api.h"

namespace kiwoom::emit {

// catalog.json: every TR and every wire key as data, for tools in any language.
std::string CatalogJson(const model::Api& api);

}  // namespace kiwoom::emit
