#pragma once

#include <string_view>

namespace kiwoom::codec {

// A frame without market data, such as LOGIN, PING, REG, REMOVE or SYSTEM. The views are valid as long as the frame.
struct ControlFrame {
  std::string_view trnm;         // empty if missing
  std::string_view return_code;  // as text, whether it came as a number or a string; empty if absent
  std::string_view return_msg;
  std::string_view code;     // of a SYSTEM frame: "R10001"
  std::string_view message;  // of a SYSTEM frame
  std::string_view text;     // the whole frame
};

}  // namespace kiwoom::codec
