#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Comments of generated files.
namespace kiwoom::emit {

// The first line of every generated file.
std::string Header(const std::string& source, const std::string& edit = "the YAML");

// `//` lines of at most 120 columns, in which Hangul is two wide, one paragraph behind the other, each ending in a
// newline. Paragraphs that are empty are left out.
std::string Comment(size_t indent, const std::vector<std::string>& paragraphs);

// The same with an empty `//` line between the paragraphs.
std::string DocComment(size_t indent, const std::vector<std::string>& paragraphs);

// Columns that `text` takes on a screen: Hangul is two wide.
size_t Width(const std::string& text);

// Generated lines are not longer than this, where they can be broken.
inline constexpr size_t kColumns = 120;

// Joins what is not empty with " · ".
std::string Dotted(const std::vector<std::string>& parts);

}  // namespace kiwoom::emit
