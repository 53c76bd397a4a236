#include "simulator/protocol/control_frame.h"

#include "simulator/json/json_text.h"

namespace kiwoom::simulator {
namespace {

// Texts as recorded by clients. No recording exists for the full group, the full connection and too frequent REGs.
std::string_view AnswerMessage(int code) {
  switch (code) {
    case kFieldMissing:
      return "필수 파라미터가 누락되어 있습니다";
    case kBeforeLogin:
      return "로그인 인증이 들어오기 전에 다른 전문이 들어왔습니다. 해당 전문은 무시됩니다. (TRNM=%s)";
    case kTrnmUnknown:
      return "정의되어 있지 않는 TRNM입니다";
    case kNotArrays:
      return "실시간 항목 등록에 실패했습니다";
    case kTokenMissing:
      return "인증을 체크하기 위한 Token 값이 없습니다";
    case kAuthenticationFailed:
      return "인증에 실패했습니다[8005:Token이 유효하지 않습니다]";
    case kTokenInvalid:
      return "Token이 유효하지 않습니다";
    case kTokenRefused:
      return "토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]";
    default:
      return "";
  }
}

std::string_view SystemMessage(std::string_view code) {
  if (code == kReplaced) return "동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다";
  if (code == kNoHeartbeat) return "사용자 프로그램으로부터 Heartbeat(연결유지) 메시지가 오지않아서 접속을 종료합니다";
  if (code == kNoLogin) return "접속허용요청(토큰)이 들어오지 않았습니다";
  return "";
}

}  // namespace

std::string AnswerFrame(std::string_view trnm, int code, std::string_view message) {
  std::string frame = "{";
  if (!trnm.empty()) {
    frame += R"("trnm":)";
    AppendJsonString(frame, trnm);
    frame += ',';
  }
  frame += R"("return_code":)" + std::to_string(code) + R"(,"return_msg":)";
  AppendJsonString(frame, message.empty() ? AnswerMessage(code) : message);
  frame += '}';
  return frame;
}

std::string LoginFrame() { return R"({"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"})"; }

std::string PingFrame() { return R"({"trnm":"PING"})"; }

std::string SystemFrame(std::string_view code) {
  std::string frame = R"({"trnm":"SYSTEM","code":)";
  AppendJsonString(frame, code);
  frame += R"(,"message":)";
  AppendJsonString(frame, SystemMessage(code));
  frame += '}';
  return frame;
}

}  // namespace kiwoom::simulator
