#include "service/rest/gunzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace kiwoom::rest {
namespace {

constexpr int kGzipWindow = 15 + 16;  // the largest window; +16: gzip's header and checksum
constexpr size_t kStep = 64 * 1024;

}  // namespace

bool IsGzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

Gunzipped Gunzip(std::string_view bytes, size_t most) {
  Gunzipped out;
  z_stream stream{};
  if (bytes.size() > std::numeric_limits<uInt>::max() || inflateInit2(&stream, kGzipWindow) != Z_OK) return out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  int result = Z_OK;
  // One byte beyond the limit shows whether there is more.
  while (result == Z_OK && out.text.size() <= most) {
    const size_t begin = out.text.size();
    out.text.resize(std::min(begin + kStep, most + 1));
    stream.next_out = reinterpret_cast<Bytef*>(out.text.data() + begin);
    stream.avail_out = static_cast<uInt>(out.text.size() - begin);
    result = inflate(&stream, Z_NO_FLUSH);
    out.text.resize(out.text.size() - stream.avail_out);
  }
  out.whole = result == Z_STREAM_END && stream.avail_in == 0 && out.text.size() <= most;
  if (out.text.size() > most) out.text.resize(most);
  inflateEnd(&stream);
  return out;
}

}  // namespace kiwoom::rest
