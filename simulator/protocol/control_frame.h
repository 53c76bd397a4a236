#pragma once

#include <string>
#include <string_view>

// The texts of all WebSocket frames other than market data.
namespace kiwoom::simulator {

// Codes of answers.
inline constexpr int kAccepted = 0;
inline constexpr int kAuthenticationFailed = 3;  // as in REST: the code itself is in the message
inline constexpr int kTokenInvalid = 8005;
inline constexpr int kFieldMissing = 100002;
inline constexpr int kBeforeLogin = 100013;
inline constexpr int kTrnmUnknown = 105108;
inline constexpr int kRegistrationTooFast = 105110;
inline constexpr int kNotArrays = 105111;
inline constexpr int kConnectionFull = 105115;
inline constexpr int kGroupFull = 105118;
inline constexpr int kTokenMissing = 805002;
inline constexpr int kTokenRefused = 805004;

// Codes of SYSTEM frames.
inline constexpr std::string_view kReplaced = "R10001";
inline constexpr std::string_view kNoHeartbeat = "R10002";
inline constexpr std::string_view kNoLogin = "R10004";

// {"trnm":"REG","return_code":0,"return_msg":""}. If `trnm` is empty, the member is omitted. If the message is empty,
// the broker's own message for the code is used if known.
std::string AnswerFrame(std::string_view trnm, int code, std::string_view message = {});

std::string LoginFrame();
std::string PingFrame();
std::string SystemFrame(std::string_view code);

}  // namespace kiwoom::simulator
