#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The door to iconv.
namespace kiwoom::rest {

enum class Charset : uint8_t {
  kUtf8,
  kEucKr,    // or its extension CP949
  kUnknown,  // neither, or the system cannot convert it
};

struct KoreanText {
  std::string text;  // UTF-8; of an unknown set ASCII alone, which survives in each of them, and "?" for other bytes
  Charset charset = Charset::kUtf8;
};

KoreanText ReadKorean(std::string text);

}  // namespace kiwoom::rest
