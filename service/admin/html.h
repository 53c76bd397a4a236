#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiwoom::admin {

// A text as HTML, for elements and quoted attributes.
std::string EscapeHtml(std::string_view text);

// A table with these headings; every cell is escaped.
std::string HtmlTable(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows);

}  // namespace kiwoom::admin
