#pragma once

#include <string_view>

namespace kiwoom::codec {

// A frame that carries no market data: LOGIN, PING, REG, REMOVE, SYSTEM and the like. The views end with the frame.
struct ControlFrame {
  std::string_view trnm;         // empty where the broker left it out
  std::string_view return_code;  // as text, whether it came as a number or a string; empty where it is absent
  std::string_view return_msg;
  std::string_view code;     // of a SYSTEM frame: "R10001"
  std::string_view message;  // of a SYSTEM frame
  std::string_view text;     // the whole frame
};

}  // namespace kiwoom::codec
