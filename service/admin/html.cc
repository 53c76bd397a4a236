#include "service/admin/html.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

namespace kiwoom::admin {

std::string EscapeHtml(std::string_view text) {
  return absl::StrReplaceAll(absl::string_view(text.data(), text.size()),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

std::string HtmlTable(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows) {
  std::string html = "<table><tr>";
  for (const std::string& heading : headings) absl::StrAppend(&html, "<th>", EscapeHtml(heading), "</th>");
  html += "</tr>\n";
  for (const std::vector<std::string>& row : rows) {
    html += "<tr>";
    for (const std::string& cell : row) absl::StrAppend(&html, "<td>", EscapeHtml(cell), "</td>");
    html += "</tr>\n";
  }
  return html + "</table>\n";
}

}  // namespace kiwoom::admin
