#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// The door to zlib.
namespace kiwoom::rest {

// Whether a body begins as gzip does. JSON and HTML never do, so that no header is needed to tell.
bool IsGzip(std::string_view bytes);

struct Gunzipped {
  std::string text;    // what could be unpacked, at most as much as was asked for
  bool whole = false;  // and it is all of it
};

// Never more than `most` bytes, however many a few thousand unpack to.
Gunzipped Gunzip(std::string_view bytes, size_t most);

}  // namespace kiwoom::rest
