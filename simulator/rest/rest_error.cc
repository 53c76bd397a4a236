#include "simulator/rest/rest_error.h"

#include <string_view>

#include "generated/broker_errors.h"
#include "simulator/json/json_text.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kBlank = "{?}";

std::string Fill(const RestError& error) {
  const std::string code = std::to_string(error.code);
  std::string text;
  for (const generated::BrokerErrorCode& known : generated::BrokerErrorCodes()) {
    if (known.code == code) text = known.ko;
  }
  size_t at = 0;
  for (const std::string& detail : error.details) {
    at = text.find(kBlank, at);
    if (at == std::string::npos) break;
    text.replace(at, kBlank.size(), detail);
    at += detail.size();
  }
  return text;
}

// The family of a code: its return_code, its HTTP status and the text before the bracket.
struct Family {
  int return_code;
  int status;
  std::string_view text;
};

Family FamilyOf(int code) {
  if (code >= 8000) return {3, 200, "인증에 실패했습니다"};
  if (code >= 1700 && code < 1800) return {5, 429, "허용된 요청 개수를 초과하였습니다"};
  return {2, 200, "입력 값 오류입니다"};
}

}  // namespace

HttpReply ErrorReply(const RestError& error, bool return_code_as_text) {
  const Family family = FamilyOf(error.code);
  std::string code = std::to_string(family.return_code);
  if (return_code_as_text) code = '"' + code + '"';

  HttpReply reply;
  reply.status = family.status;
  reply.body = "{\"return_code\":" + code + ",\"return_msg\":";
  AppendJsonString(reply.body, std::string(family.text) + '[' + std::to_string(error.code) + ':' + Fill(error) + ']');
  reply.body += '}';
  return reply;
}

std::string SuccessBody(const std::string& members) {
  return '{' + members + (members.empty() ? "" : ",") + R"("return_code":0,"return_msg":"정상적으로 처리되었습니다"})";
}

}  // namespace kiwoom::simulator
