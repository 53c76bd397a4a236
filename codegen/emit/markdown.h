#pragma once

#include <string>
#include <string_view>
#include <vector>

// Markdown as code hosts render it, tables included.
namespace kiwoom::emit {

// The comment at the top of a generated page: what it is generated from, and what to edit.
std::string MarkdownHeader(const std::string& source, const std::string& edited = "the YAML");

// Prose: escapes markup, except for code between backticks.
std::string Prose(std::string_view text);

// A name or a value, verbatim: `current_price`. For an empty text: `""`.
std::string Code(std::string_view text);

// "| a | b |", with a newline.
std::string TableRow(const std::vector<std::string>& cells);

// The heading of a table: a row of titles, and the line below it.
std::string TableHead(const std::vector<std::string>& titles);

}  // namespace kiwoom::emit
