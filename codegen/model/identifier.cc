#include "codegen/model/identifier.h"

#include <algorithm>
#include <cctype>

namespace kiwoom::model {
namespace {

constexpr std::string_view kUnnamed = "unnamed_";
constexpr std::string_view kUnnamedEnumValue = "UNNAMED_";

bool IsLower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }
bool IsUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Words of letters and digits, joined by single underscores; the first word begins with a letter.
template <typename IsLetter>
bool IsUnderscored(std::string_view name, IsLetter is_letter) {
  if (name.empty() || !is_letter(name.front()) || name.back() == '_') return false;
  if (name.find("__") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || IsDigit(c) || c == '_'; });
}

}  // namespace

bool IsSnakeCase(std::string_view name) { return IsUnderscored(name, IsLower); }

bool IsUpperSnakeCase(std::string_view name) { return IsUnderscored(name, IsUpper); }

bool IsPascalCase(std::string_view name) {
  if (name.empty() || !IsUpper(name.front())) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return IsLower(c) || IsUpper(c) || IsDigit(c); });
}

std::string Unnamed(std::string_view key) {
  std::string name(kUnnamed);
  for (char c : key) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (name.back() != '_') {
      name += '_';
    }
  }
  if (name.back() == '_') name.pop_back();
  return name;
}

std::string UnnamedType(std::string_view key) {
  std::string name = LowerCamelCase(Unnamed(key));
  name.front() = kUnnamedType[0];
  return name;
}

std::string UnnamedValue(uint32_t number) { return std::string(kUnnamedEnumValue) + std::to_string(number); }

bool IsUnnamed(std::string_view name) {
  return name.starts_with(kUnnamedType) || name.starts_with(kUnnamed) || name.starts_with(kUnnamedEnumValue);
}

std::string SnakeCase(std::string_view pascal) {
  std::string snake;
  for (size_t i = 0; i < pascal.size(); ++i) {
    const bool begins_word =
        IsUpper(pascal[i]) && i > 0 && (!IsUpper(pascal[i - 1]) || (i + 1 < pascal.size() && IsLower(pascal[i + 1])));
    if (begins_word) snake += '_';
    snake += static_cast<char>(std::tolower(static_cast<unsigned char>(pascal[i])));
  }
  return snake;
}

std::string UpperSnakeCase(std::string_view pascal) {
  std::string name = SnakeCase(pascal);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

std::string LowerCamelCase(std::string_view snake) {
  std::string camel;
  bool upper = false;
  for (const char c : snake) {
    if (c != '_') camel += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '_';
  }
  return camel;
}

}  // namespace kiwoom::model
