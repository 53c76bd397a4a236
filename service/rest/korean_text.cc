#include "service/rest/korean_text.h"

#include <iconv.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "codec/utf8.h"

namespace kiwoom::rest {
namespace {

constexpr size_t kMostExpansion = 3;  // two bytes of EUC-KR are three of UTF-8

std::optional<std::string> FromEucKr(const std::string& text) {
  const iconv_t converter = iconv_open("UTF-8", "CP949");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out(text.size() * kMostExpansion, '\0');
  char* from = const_cast<char*>(text.data());  // iconv only reads it
  size_t left = text.size();
  char* to = out.data();
  size_t room = out.size();
  const bool converted = iconv(converter, &from, &left, &to, &room) != static_cast<size_t>(-1);
  iconv_close(converter);
  if (!converted) return std::nullopt;
  out.resize(out.size() - room);
  return out;
}

}  // namespace

KoreanText ReadKorean(std::string text) {
  if (codec::IsValidUtf8(text)) return {std::move(text), Charset::kUtf8};
  if (auto converted = FromEucKr(text)) return {*std::move(converted), Charset::kEucKr};
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return {std::move(text), Charset::kUnknown};
}

}  // namespace kiwoom::rest
