#pragma once

#include <string>

#include "codegen/model/tr.h"

namespace kiwoom::emit {

// tables/<stem>.table.cc: the TR as constexpr data, one line per wire key.
std::string TableSource(const model::Tr& tr);

// The constant that the table defines: "kTr_" and the code.
std::string TableConstant(const model::Tr& tr);

// "/kiwoom.v1.MarketDataService/SubscribeTrade", or empty if the TR has no RPC.
std::string MethodPath(const model::Tr& tr);

}  // namespace kiwoom::emit
