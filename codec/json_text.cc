#include "codec/json_text.h"

#include "absl/strings/str_format.h"

namespace kiwoom::codec {
namespace {

// Four hexadecimal digits at `at`; -1 if they are not.
int ReadHex4(std::string_view raw, size_t at) {
  if (at + 4 > raw.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    int digit = -1;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

void AppendUtf8(uint32_t code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// Reads the escape \uXXXX whose digits begin at `at`, with its low surrogate if it has one. Moves `at` past it.
bool ReadUnicode(std::string_view raw, size_t& at, std::string& out) {
  const int high = ReadHex4(raw, at);
  if (high < 0) return false;
  at += 4;
  if (high < 0xD800 || high > 0xDFFF) {
    AppendUtf8(static_cast<uint32_t>(high), out);
    return true;
  }
  if (high >= 0xDC00 || raw.substr(at, 2) != "\\u") return false;
  const int low = ReadHex4(raw, at + 2);
  if (low < 0xDC00 || low > 0xDFFF) return false;
  at += 6;
  AppendUtf8(0x10000 + (static_cast<uint32_t>(high - 0xD800) << 10) + static_cast<uint32_t>(low - 0xDC00), out);
  return true;
}

}  // namespace

bool Unescape(std::string_view raw, std::string& out) {
  out.clear();
  size_t at = 0;
  while (at < raw.size()) {
    const size_t slash = raw.find('\\', at);
    out.append(raw.substr(at, slash - at));
    if (slash == std::string_view::npos) return true;
    if (slash + 1 == raw.size()) return false;
    at = slash + 2;
    switch (raw[slash + 1]) {
      case '"':
        out += '"';
        break;
      case '\\':
        out += '\\';
        break;
      case '/':
        out += '/';
        break;
      case 'b':
        out += '\b';
        break;
      case 'f':
        out += '\f';
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'u':
        if (!ReadUnicode(raw, at, out)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

bool IsJsonScalar(std::string_view token) {
  if (token == "true" || token == "false" || token == "null") return true;
  size_t at = 0;
  const auto digits = [&] {
    const size_t begin = at;
    while (at < token.size() && token[at] >= '0' && token[at] <= '9') ++at;
    return at - begin;
  };
  if (at < token.size() && token[at] == '-') ++at;
  const bool zero = at < token.size() && token[at] == '0';
  const size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < token.size() && token[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == token.size();
}

void AppendJsonString(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += absl::StrFormat("\\u%04x", c);
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace kiwoom::codec
