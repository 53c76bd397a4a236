#pragma once

#include <string_view>

namespace kiwoom::runtime {

// A frame of the WebSocket session that carries no market data: LOGIN, PING, SYSTEM, and the answers to REG and REMOVE.
// Everything points into the frame's text and is empty where the frame has no such member.
struct ControlFrame {
  std::string_view trnm;         // "LOGIN", "PING", "SYSTEM", "REG", "REMOVE"; some answers have none
  std::string_view return_code;  // as text, whether the broker wrote a number or a string
  std::string_view return_msg;
  std::string_view code;         // of SYSTEM: "R10001"
  std::string_view message;      // of SYSTEM
  std::string_view text;         // the whole frame
};

}  // namespace kiwoom::runtime
