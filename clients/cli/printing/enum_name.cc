#include "clients/cli/printing/enum_name.h"

#include <string_view>
#include <utility>

#include "clients/cli/schema/enum_names.h"

namespace kiwoom::cli {
namespace {

// Of the hand-written half of the contract.
constexpr std::pair<std::string_view, std::string_view> kContractNames[] = {
    {"DIRECTION_UP", "상승"},
    {"DIRECTION_DOWN", "하락"},
    {"DIRECTION_UNCHANGED", "보합"},
    {"SIDE_BUY", "매수"},
    {"SIDE_SELL", "매도"},
    {"TIME_MARKER_CLOSING_AUCTION", "장마감 동시호가"},
    {"TIME_MARKER_AFTER_HOURS_END", "시간외 종료"},
    {"UPSTREAM_STATE_CONNECTING", "접속 중"},
    {"UPSTREAM_STATE_LIVE", "정상"},
    {"UPSTREAM_STATE_LOST", "끊김"},
    {"UPSTREAM_STATE_REPLACED", "다른 로그인에 밀림"},
    {"UPSTREAM_STATE_REFUSED", "거부됨"},
    {"UPSTREAM_STATE_STANDBY", "대기"},
    {"REGISTRATION_STATE_REQUESTED", "요청 중"},
    {"REGISTRATION_STATE_LIVE", "수신 중"},
    {"REGISTRATION_STATE_REFUSED", "거부됨"},
    {"REGISTRATION_STATE_WAITING", "자리 대기"},
    {"REGISTRATION_STATE_LOST", "끊김"},
    {"RESUMPTION_OUTCOME_RESUMED", "이어받음"},
    {"RESUMPTION_OUTCOME_NOTHING_MISSED", "누락 없음"},
    {"RESUMPTION_OUTCOME_GAP", "공백"},
    {"SLOW_READER_POLICY_SKIP", "건너뜀"},
    {"SLOW_READER_POLICY_DISCONNECT", "끊음"},
    {"ROOM_POLICY_REFUSE", "거부"},
    {"ROOM_POLICY_WAIT", "대기"},
};

std::string_view ContractName(std::string_view name) {
  for (const auto& [known, korean] : kContractNames) {
    if (known == name) return korean;
  }
  return "";
}

}  // namespace

std::string ShortName(const google::protobuf::EnumValueDescriptor& value) {
  // protoc's style makes the first value <PREFIX>_UNSPECIFIED.
  constexpr std::string_view kUnspecified = "UNSPECIFIED";
  const std::string& first = value.type()->value(0)->name();
  std::string_view name = value.name();
  if (first.ends_with(kUnspecified)) {
    const std::string_view prefix = std::string_view(first).substr(0, first.size() - kUnspecified.size());
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  }
  return std::string(name);
}

std::string EnumName(const google::protobuf::EnumValueDescriptor& value, Language language) {
  if (language == Language::kEnglish) return ShortName(value);
  std::string_view korean = SpecEnumName(value.name());
  if (korean.empty()) korean = ContractName(value.name());
  return korean.empty() ? ShortName(value) : std::string(korean);
}

}  // namespace kiwoom::cli
