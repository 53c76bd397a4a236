#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// The door to zlib.
namespace kiwoom::rest {

// Whether a body begins like gzip. JSON and HTML never do, so no header is needed.
bool IsGzip(std::string_view bytes);

struct Gunzipped {
  std::string text;    // as much as could be unpacked, up to the limit
  bool whole = false;  // whether that is everything
};

// Unpacks at most `most` bytes.
Gunzipped Gunzip(std::string_view bytes, size_t most);

}  // namespace kiwoom::rest
