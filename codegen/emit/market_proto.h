#pragma once

#include <string>

#include "codegen/model/vocabulary.h"

namespace kiwoom::emit {

// kiwoom/v1/market.proto: the enums and messages that TRs share (types.yaml, here `source`).
std::string MarketProto(const model::Vocabulary& vocabulary, const std::string& source);

}  // namespace kiwoom::emit
