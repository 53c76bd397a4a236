#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// A row of market data for the sessions that have registered its type and item.
struct RealtimeRow {
  Registered registered;
  std::string text;   // {"values":{…},"type":"…",…}
  int64_t stamp = 0;  // its number within its topic; 0: rows are not stamped
};

// How a frame names itself.
enum class FrameForm : uint8_t {
  kPlain,        // "trnm":"REAL"
  kNoTrnm,       // without trnm
  kNullTrnm,     // "trnm":null
  kLowerTrnm,    // "trnm":"real"
  kBlankTrnm,    // "trnm":"REAL "
  kCapitalData,  // "Data" for "data"
};

// {"data":[…],"trnm":"REAL"}, or with trnm first.
std::string RealFrame(std::span<const RealtimeRow* const> rows, bool trnm_first, FrameForm form = FrameForm::kPlain);

}  // namespace kiwoom::simulator
