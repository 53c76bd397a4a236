#pragma once

#include <string>
#include <string_view>

// The texts of every frame of the WebSocket that is not market data.
namespace kiwoom::simulator {

// Codes that answers carry.
inline constexpr int kAccepted = 0;
inline constexpr int kFieldMissing = 100002;
inline constexpr int kBeforeLogin = 100013;
inline constexpr int kTrnmUnknown = 105108;
inline constexpr int kRegistrationTooFast = 105110;
inline constexpr int kNotArrays = 105111;
inline constexpr int kConnectionFull = 105115;
inline constexpr int kGroupFull = 105118;
inline constexpr int kTokenMissing = 805002;
inline constexpr int kTokenRefused = 805004;

// Codes that SYSTEM frames carry.
inline constexpr std::string_view kReplaced = "R10001";
inline constexpr std::string_view kNoHeartbeat = "R10002";
inline constexpr std::string_view kNoLogin = "R10004";

// {"trnm":"REG","return_code":0,"return_msg":""}. Without `trnm` the member is left out. An empty message is the
// broker's own for the code, where it is known.
std::string AnswerFrame(std::string_view trnm, int code, std::string_view message = {});

std::string LoginFrame();
std::string PingFrame();
std::string SystemFrame(std::string_view code);

}  // namespace kiwoom::simulator
