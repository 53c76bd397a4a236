#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The door to iconv.
namespace kiwoom::rest {

enum class Charset : uint8_t {
  kUtf8,
  kEucKr,    // or its superset CP949
  kUnknown,  // neither of these, or the system cannot convert it
};

struct KoreanText {
  std::string text;  // UTF-8; if the character set is unknown, "?" replaces each byte that is not ASCII
  Charset charset = Charset::kUtf8;
};

KoreanText ReadKorean(std::string text);

}  // namespace kiwoom::rest
