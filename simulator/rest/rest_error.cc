#include "simulator/rest/rest_error.h"

#include <string_view>

#include "simulator/json/json_text.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kBlank = "{?}";

// The messages of the broker's list.
struct ErrorSentence {
  int code;
  std::string_view text;
};

constexpr ErrorSentence kSentences[] = {
    {1501, "API ID가 Null이거나 값이 없습니다"},
    {1504, "해당 URI에서는 지원하는 API ID가 아닙니다. API ID={?}, URI={?}"},
    {1505, "해당 API ID는 존재하지 않습니다. API ID={?}"},
    {1511, "필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터={?}"},
    {1512, "Http header에 값이 설정되지 않았거나 읽을 수 없습니다"},
    {1513, "Http Header에 authorization 필드가 설정되어 있어야 합니다"},
    {1514, "입력으로 들어온 Http Header의 authorization 필드 형식이 맞지 않습니다"},
    {1515, "Http Header의 authorization 필드 내 Grant Type이 미리 정의된 형식이 아닙니다"},
    {1516, "Http Header의 authorization 필드 내 Token이 정의되어 있지 않습니다"},
    {1517, "입력 값 형식이 올바르지 않습니다. 파라미터={?} 실패사유= {?}"},
    {1700, "허용된 API 요청 개수를 초과하였습니다. 유량={?}, API ID={?}"},
    {1701, "허용된 전체 요청 개수를 초과하였습니다. 총유량={?}"},
    {1702, "허용된 그룹 요청 개수를 초과하였습니다. 총유량={?}, API_ID={?}"},
    {1901, "시장 코드값이 존재하지 않습니다. 종목코드={?}"},
    {1902, "종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다. 종목코드={?}"},
    {1999, "예기치 못한 에러가 발생했습니다. 실패사유={?}"},
    {8001, "App Key와 Secret Key 검증에 실패했습니다"},
    {8005, "Token이 유효하지 않습니다"},
    {8010, "Token을 발급받은 IP와 서비스를 요청한 IP가 동일하지 않습니다"},
    {8011, "Access Token을 발급하는데 실패했습니다. 입력값에 grant_type이 들어오지 않았습니다"},
    {8012, "Access Token을 발급하는데 실패했습니다. grant_type의 값이 맞지 않습니다"},
    {8015, "Access Token을 폐기하는데 실패했습니다. 실패사유={?}"},
    {8016, "Access Token을 폐기하는데 실패했습니다. 입력값에 Token이 들어오지 않았습니다"},
    {8020, "입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다."},
    {8030, "투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다"},
    {8031, "투자구분(실전/모의)이 달라서 Token를 사용할수가 없습니다"},
    {8050, "지정단말기 인증에 실패했습니다"},
    {8103, "토큰 인증 또는 단말기인증에 실패했습니다. 실패사유={?}"},
};

std::string Fill(const RestError& error) {
  std::string text;
  for (const ErrorSentence& sentence : kSentences) {
    if (sentence.code == error.code) text = sentence.text;
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
