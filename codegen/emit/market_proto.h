#pragma once

#include <string>

#include "codegen/model/vocabulary.h"

namespace kiwoom::emit {

// kiwoom/v1/market.proto: the enums and messages that TRs share (types.yaml).
std::string MarketProto(const model::Vocabulary& vocabulary);

}  // namespace kiwoom::emit
