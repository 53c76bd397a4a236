#include "codegen/new_tr/description.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace kiwoom::new_tr {
namespace {

using runtime::Type;

constexpr std::pair<const char*, const char*> kUnits[] = {
    {"원", "krw"},         {"천원", "thousand_krw"},      {"백만원", "million_krw"},   {"억원", "hundred_million_krw"},
    {"1주", "shares"},     {"주", "shares"},              {"1000주", "thousand_shares"}, {"천주", "thousand_shares"},
    {"1000주(천주)", "thousand_shares"}, {"%", "percent"}, {"지수", "points"},         {"종목수", "issues"},
    {"초", "seconds"},     {"일", "days"},                {"계약", "contracts"},
};

constexpr const char* kDecimals[] = {"첫째 자리", "둘째 자리", "셋째 자리", "넷째 자리"};

// Longest first.
constexpr std::pair<const char*, Type> kTimes[] = {
    {"YYYYMMDDHHmmss", Type::kDateTime}, {"YYYYMMDD", Type::kDate}, {"HHmmss", Type::kTimeOfDay}};

std::string UnitOf(const std::string& text) {
  const size_t found = text.find("단위");
  if (found != 0) return "";
  const size_t colon = text.find(':');
  if (colon == std::string::npos) return "";
  const size_t end = text.find_first_of(",\n", colon);
  const std::string rest = text.substr(colon + 1, end == std::string::npos ? end : end - colon - 1);
  const std::string word(absl::StripAsciiWhitespace(rest));
  for (const auto& [ko, unit] : kUnits) {
    if (word == ko) return unit;
  }
  return absl::StrContains(word, "혹은") ? "by_request" : "undocumented";
}

bool IsCode(const std::string& text) {
  return !text.empty() && text.size() <= 10 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) || std::isupper(c); });
}

// A label that hides further codes ("NXT 3.통합") is none.
bool IsLabel(const std::string& text) {
  if (text.empty() || absl::StrContains(text, ":")) return false;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '.' && std::isdigit(static_cast<unsigned char>(text[i - 1]))) return false;
  }
  return true;
}

std::vector<spec::Code> CodesOf(const std::string& text) {
  std::vector<spec::Code> codes;
  std::vector<spec::Code> reversed;
  const std::vector<std::string> items = absl::StrSplit(text, absl::ByAnyChar(",\n"), absl::SkipWhitespace());
  for (const std::string& item : items) {
    const size_t colon = item.find(':');
    if (colon == std::string::npos) return {};
    const std::string left(absl::StripAsciiWhitespace(item.substr(0, colon)));
    const std::string right(absl::StripAsciiWhitespace(item.substr(colon + 1)));
    codes.push_back({left, right});
    reversed.push_back({right, left});
  }
  for (const auto& candidate : {codes, reversed}) {
    const bool all = std::all_of(candidate.begin(), candidate.end(),
                                 [](const spec::Code& code) { return IsCode(code.wire) && IsLabel(code.value); });
    if (candidate.size() > 1 && all) return candidate;
  }
  return {};
}

}  // namespace

Description ReadDescription(const std::string& text) {
  Description description;
  description.unit = UnitOf(text);
  description.is_signed = absl::StrContains(text, "부호");
  for (size_t i = 0; i < std::size(kDecimals); ++i) {
    if (absl::StrContains(text, kDecimals[i])) description.decimals = i + 1;
  }
  for (const auto& [form, type] : kTimes) {
    if (absl::StartsWith(text, form)) {
      description.time = type;
      break;
    }
  }
  if (description.unit.empty()) description.codes = CodesOf(text);
  return description;
}

}  // namespace kiwoom::new_tr
