#include "tools/new_tr/code_list.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::new_tr {
namespace {

constexpr size_t kLongestCode = 10;

// Texts that do not occur in the labels of a closed list.
constexpr const char* kOpenings[] = {":", "※", "나머지", "참고", "참조"};

bool IsDigit(unsigned char c) { return std::isdigit(c) != 0; }
bool IsCodeCharacter(unsigned char c) { return std::isdigit(c) != 0 || std::isupper(c) != 0; }

// YYYY or XX: a placeholder for varying text.
bool IsForm(const std::string& code) {
  return code.size() > 1 && absl::StrContains("YMDHXN", code.substr(0, 1)) &&
         code.find_first_not_of(code.front()) == std::string::npos;
}

bool IsCode(const std::string& text) {
  return !text.empty() && text.size() <= kLongestCode && std::all_of(text.begin(), text.end(), IsCodeCharacter) &&
         !IsForm(text);
}

bool IsLabel(const std::string& text) {
  return !text.empty() && text.back() != '.' &&
         std::none_of(std::begin(kOpenings), std::end(kOpenings),
                      [&](const char* opening) { return absl::StrContains(text, opening); });
}

// Whether a code and its separator begin here: "3:통합", "3.통합" (but neither 2.0 nor "20. ").
bool BeginsItem(const std::string& text, size_t at) {
  size_t end = at;
  while (end < text.size() && IsCodeCharacter(text[end])) ++end;
  if (end == at || end + 1 >= text.size()) return false;
  if (text[end] == ':') return true;
  return text[end] == '.' && IsDigit(text[at]) && text[end + 1] != ' ' && !IsDigit(text[end + 1]);
}

// Splits at commas and line breaks, and at a space before another code.
std::vector<std::string> Items(const std::string& text) {
  std::vector<std::string> items(1);
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_space = text[i] == ' ' && i + 1 < text.size() && BeginsItem(text, i + 1) && !items.back().empty();
    if (text[i] == ',' || text[i] == '\n' || is_space) {
      items.emplace_back();
    } else if (text[i] != ' ' || !items.back().empty()) {
      items.back() += text[i];
    }
  }
  std::erase_if(items, [](const std::string& item) { return absl::StripAsciiWhitespace(item).empty(); });
  return items;
}

size_t Divider(const std::string& item) {
  const size_t colon = item.find(':');
  return colon == std::string::npos && BeginsItem(item, 0) ? item.find('.') : colon;
}

bool IsClosed(const std::vector<spec::Code>& codes) {
  std::set<std::string> wires;
  return codes.size() > 1 && std::all_of(codes.begin(), codes.end(), [&](const spec::Code& code) {
           return IsCode(code.wire) && IsLabel(code.value) && wires.insert(code.wire).second;
         });
}

}  // namespace

std::vector<spec::Code> ReadCodeList(const std::string& text) {
  std::vector<spec::Code> codes;
  std::vector<spec::Code> reversed;
  for (const std::string& item : Items(text)) {
    const size_t divider = Divider(item);
    if (divider == std::string::npos) return {};
    const std::string left(absl::StripAsciiWhitespace(item.substr(0, divider)));
    const std::string right(absl::StripAsciiWhitespace(item.substr(divider + 1)));
    codes.push_back({left, right});
    reversed.push_back({right, left});
  }
  for (const auto& candidate : {codes, reversed}) {
    if (IsClosed(candidate)) return candidate;
  }
  return {};
}

}  // namespace kiwoom::new_tr
