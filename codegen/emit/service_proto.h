#pragma once

#include <string>

#include "codegen/model/api.h"

namespace kiwoom::emit {

// kiwoom/v1/<area>_service.proto: the service of one folder.
std::string ServiceProto(const model::Api& api, const std::string& folder);

}  // namespace kiwoom::emit
