#pragma once

#include <span>
#include <string>

#include "service/upstream/topic.h"

namespace kiwoom::upstream {

// REG and REMOVE as the broker reads them. Topics of one type share an entry of `data`, and so do types with the
// same items.
std::string RegRequest(int group, std::span<const Topic> topics);
std::string RemoveRequest(int group, std::span<const Topic> topics);

// {"trnm":"LOGIN","token":"…"}
std::string LoginRequest(const std::string& token);

}  // namespace kiwoom::upstream
