#include "clients/cli/printing/unit_name.h"

#include <array>
#include <utility>

namespace kiwoom::cli {

std::string_view UnitName(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kNames = {{
      {"krw", "원"},
      {"thousand_krw", "천원"},
      {"million_krw", "백만원"},
      {"hundred_million_krw", "억원"},
      {"usd", "달러"},
      {"shares", "주"},
      {"thousand_shares", "천주"},
      {"contracts", "계약"},
      {"issues", "종목"},
      {"orders", "건"},
      {"trades", "건"},
      {"percent", "%"},
      {"points", "p"},
      {"seconds", "초"},
      {"days", "일"},
      {"by_request", "요청에 따름"},
      {"undocumented", "?"},
  }};
  for (const auto& [name, korean] : kNames) {
    if (name == unit) return korean;
  }
  return unit;
}

}  // namespace kiwoom::cli
