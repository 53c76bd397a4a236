#include "simulator/rest/body_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cstdint>

namespace kiwoom::simulator {
namespace {

constexpr size_t kMostOfBlock = 65'535;

void AppendLittleEndian(std::string& text, uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
}

// Bytes of the UTF-8 character that begins with this one.
size_t SizeOfCharacter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  return byte >= 0xC0 ? 2 : 1;
}

}  // namespace

std::string EucKr(std::string_view text) {
  const iconv_t converter = iconv_open("EUC-KR", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::string(text.size(), '?');
  std::string converted;
  for (size_t at = 0; at < text.size();) {
    std::string character(text.substr(at, SizeOfCharacter(text[at])));
    at += character.size();
    char room[4];
    char* from = character.data();
    char* to = room;
    size_t left = character.size();
    size_t free = sizeof room;
    const bool known = iconv(converter, &from, &left, &to, &free) != static_cast<size_t>(-1);
    converted += known ? std::string_view(room, sizeof room - free) : "?";
  }
  iconv_close(converter);
  return converted;
}

std::string Gzip(std::string_view text) {
  boost::crc_32_type checksum;
  checksum.process_bytes(text.data(), text.size());
  std::string file("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF", 10);
  const auto size = static_cast<uint32_t>(text.size());
  do {
    const std::string_view block = text.substr(0, std::min(kMostOfBlock, text.size()));
    text.remove_prefix(block.size());
    file += text.empty() ? '\x01' : '\x00';  // the last block, or not; stored
    AppendLittleEndian(file, static_cast<uint32_t>(block.size()), 2);
    AppendLittleEndian(file, ~static_cast<uint32_t>(block.size()), 2);
    file += block;
  } while (!text.empty());
  AppendLittleEndian(file, checksum.checksum(), 4);
  AppendLittleEndian(file, size, 4);
  return file;
}

}  // namespace kiwoom::simulator
