#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Comments of generated files.
namespace kiwoom::emit {

// The first line of every generated file.
std::string Header(const std::string& source, const std::string& edit = "the YAML");

// `//` lines of at most 120 columns, counting Hangul as two, one line or more per paragraph, each ending in a newline.
// Omits empty paragraphs.
std::string Comment(size_t indent, const std::vector<std::string>& paragraphs);

// The same, with an empty `//` line between paragraphs.
std::string DocComment(size_t indent, const std::vector<std::string>& paragraphs);

// Columns of `text` on a screen: Hangul is two columns wide.
size_t Width(const std::string& text);

// Maximum length of generated lines, if they can be broken.
inline constexpr size_t kColumns = 120;

// Joins the non-empty parts with " · ".
std::string Dotted(const std::vector<std::string>& parts);

}  // namespace kiwoom::emit
