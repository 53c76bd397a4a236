#include "tools/new_tr/description.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "tools/new_tr/code_list.h"

namespace kiwoom::new_tr {
namespace {

using codec::Type;

constexpr std::pair<const char*, const char*> kUnits[] = {
    {"원", "krw"},
    {"천원", "thousand_krw"},
    {"백만원", "million_krw"},
    {"억원", "hundred_million_krw"},
    {"1주", "shares"},
    {"주", "shares"},
    {"1000주", "thousand_shares"},
    {"천주", "thousand_shares"},
    {"1000주(천주)", "thousand_shares"},
    {"%", "percent"},
    {"지수", "points"},
    {"종목수", "issues"},
    {"초", "seconds"},
    {"일", "days"},
    {"계약", "contracts"},
};
constexpr char kByRequest[] = "by_request";
constexpr char kUndocumented[] = "undocumented";

constexpr std::pair<const char*, uint32_t> kDecimals[] = {{"첫째", 1},   {"둘째", 2},   {"셋째", 3},    {"넷째", 4},
                                                          {"다섯째", 5}, {"여섯째", 6}, {"일곱번째", 7}};

constexpr std::pair<const char*, uint32_t> kFactors[] = {{" 10배", 10}, {" 100배", 100}, {" 1000배", 1000}};

constexpr std::pair<const char*, Type> kTimes[] = {
    {"YYYYMMDDHHmmss", Type::kDateTime}, {"YYYYMMDD", Type::kDate}, {"HHmmss", Type::kTimeOfDay}};

// The letters and separators of a time format: "HH:mm:ss".
constexpr char kFormCharacters[] = "YMDHms:-/.";

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && absl::ascii_isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && absl::ascii_isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

bool Take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text = Trimmed(text.substr(prefix.size()));
  return true;
}

// Reads clause by clause. A clause of an unknown kind makes the whole description not understood.
class DescriptionReader {
 public:
  Description Read(std::string_view text) {
    said_.is_empty = Trimmed(text).empty();
    for (const absl::string_view clause :
         absl::StrSplit(absl::string_view(text.data(), text.size()), absl::ByAnyChar(",\n"), absl::SkipWhitespace())) {
      Add(Trimmed(std::string_view(clause.data(), clause.size())));
    }
    return std::move(said_);
  }

 private:
  void Add(std::string_view clause) {
    const bool is_known =
        AddUnit(clause) || AddTime(clause) || AddFactor(clause) || AddSign(clause) || AddDecimals(clause);
    if (is_known) return;
    said_.is_understood = false;
    // "'000001500' 값은 +1.50%를 의미합니다", "%가 포함된 백분율", "우측 2자리 소수점자리수": an unsupported format.
    for (const std::string_view word : {"의미", "%가 포함", "소수점"}) {
      if (clause.find(word) != clause.npos) said_.is_odd = true;
    }
  }

  // "단위: 원"; "금액 단위: 백만원" for one kind of request, "1주 혹은 1000주", "단위: 백만원, 1주".
  bool AddUnit(std::string_view clause) {
    const size_t at = clause.find("단위");
    std::string_view word = clause;
    if (at != clause.npos) {
      word = Trimmed(clause.substr(at + std::string_view("단위").size()));
      if (!Take(word, ":")) return false;
    }
    std::string unit;
    for (const auto& [ko, known] : kUnits) {
      if (word == ko) unit = known;
    }
    if (at == clause.npos && (unit.empty() || said_.unit.empty())) return false;
    const bool depends = !said_.unit.empty() || at != 0 || word.find("혹은") != word.npos;
    said_.unit = depends ? kByRequest : unit.empty() ? kUndocumented : unit;
    return true;
  }

  // "YYYYMMDD (1년간)" is a date with a remark.
  bool AddTime(std::string_view clause) {
    const std::string_view form = clause.substr(0, clause.find_first_not_of(kFormCharacters));
    if (form.find("YYY") == form.npos && form.find("HH") == form.npos) return false;
    const auto known =
        std::find_if(std::begin(kTimes), std::end(kTimes), [&](const auto& time) { return time.first == form; });
    if (known == std::end(kTimes) || said_.time.value_or(known->second) != known->second) {
      said_.is_odd = true;
      return form == clause;
    }
    said_.time = known->second;
    return form == clause;
  }

  // "※ 지수 값은 소수점 제거 된 100배 값으로 제공됩니다."
  bool AddFactor(std::string_view clause) {
    Take(clause, "※");
    if (said_.scale && Take(clause, "예)")) return true;
    const size_t at = clause.find("소수점 제거");
    if (at == clause.npos) return false;
    for (const auto& [ko, scale] : kFactors) {
      if (clause.find(ko, at) == clause.npos) continue;
      said_.scale = scale;
      return true;
    }
    return false;
  }

  bool AddSign(std::string_view clause) {
    if (clause != "부호가 포함된 숫자" && clause != "부호가 있는 숫자") return false;
    said_.is_signed = true;
    return true;
  }

  // "부호 포함 소수점 둘째 자리까지 포맷된 백분율", "좌측 0-padding 처리된 부호 포함 12자리 숫자".
  bool AddDecimals(std::string_view clause) {
    if (Take(clause, "좌측 0-padding 처리된")) {
      if (Take(clause, "부호 포함")) said_.is_signed = true;
      clause.remove_prefix(std::min(clause.find_first_not_of("0123456789"), clause.size()));
      return clause == "자리 숫자";
    }
    const bool is_signed = Take(clause, "부호 포함");
    if (!Take(clause, "소수점")) return false;
    for (const auto& [ko, decimals] : kDecimals) {
      if (!Take(clause, ko)) continue;
      said_.decimals = decimals;
      said_.is_signed = said_.is_signed || is_signed;
      return clause == "자리까지 포맷된 숫자" || clause == "자리까지 포맷된 백분율";
    }
    return false;
  }

  Description said_;
};

}  // namespace

Description ReadDescription(const std::string& text) {
  std::vector<spec::Code> codes = ReadCodeList(text);
  if (!codes.empty()) {
    Description description;
    description.is_empty = false;
    description.codes = std::move(codes);
    return description;
  }
  Description description = DescriptionReader().Read(text);
  description.mentions_sign = absl::StrContains(text, "부호");
  const std::vector<std::string> items = absl::StrSplit(text, ',');
  if (items.size() < 2 || description.is_understood) return description;
  for (const std::string& item : items) description.words.emplace_back(absl::StripAsciiWhitespace(item));
  return description;
}

}  // namespace kiwoom::new_tr
