#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiwoom::codec {

// A JSON value as written in the frame: a string with its quotes, a scalar, or a whole array or object.
struct Token {
  const char* data = nullptr;
  uint32_t size = 0;

  bool present() const { return data != nullptr; }
  bool is_string() const { return *data == '"'; }
  bool is_number() const { return *data == '-' || (*data >= '0' && *data <= '9'); }
  bool is_null() const { return *data == 'n'; }
  // For a string: the text between the quotes, not unescaped.
  std::string_view raw() const { return {data + 1, size - 2}; }
  // As JSON.
  std::string_view json() const { return {data, size}; }
};

// Resolves the escapes of a JSON string. False if one is broken (a lone surrogate, an unknown escape); `out` is then
// unspecified. Invalid UTF-8 never enters a protobuf string.
bool Unescape(std::string_view raw, std::string& out);

// Whether an unquoted token is true, false, null or a valid JSON number.
bool IsJsonScalar(std::string_view token);

// Appends `text` as a JSON string with quotes.
void AppendJsonString(std::string_view text, std::string& out);

}  // namespace kiwoom::codec
