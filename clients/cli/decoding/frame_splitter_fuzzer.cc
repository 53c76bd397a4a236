// For any text in any chunks, the pieces are the same, objects begin and end with braces, and no two objects overlap.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "clients/cli/decoding/frame_splitter.h"

namespace {

using kiwoom::cli::FrameSplitter;
using kiwoom::cli::Piece;

constexpr size_t kLimit = 512;

void Check(bool holds) {
  if (!holds) std::abort();
}

std::vector<Piece> Split(std::string_view text, size_t chunk) {
  FrameSplitter splitter(kLimit);
  for (size_t i = 0; i < text.size(); i += chunk) splitter.Append(text.substr(i, chunk));
  splitter.Finish();
  std::vector<Piece> pieces;
  for (Piece piece; splitter.Next(&piece);) pieces.push_back(piece);
  return pieces;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::vector<Piece> whole = Split(text, text.size() + 1);
  const std::vector<Piece> chunked = Split(text, 1 + data[0] % 16);
  Check(whole.size() == chunked.size());
  size_t from = 0;
  for (size_t i = 0; i < whole.size(); ++i) {
    Check(whole[i].object == chunked[i].object && whole[i].error == chunked[i].error);
    Check(whole[i].position.line == chunked[i].position.line && whole[i].position.column == chunked[i].position.column);
    Check(whole[i].object.empty() != whole[i].error.empty());
    if (whole[i].object.empty()) continue;
    Check(whole[i].object.size() <= kLimit + 1);
    Check(whole[i].object.starts_with('{') && whole[i].object.ends_with('}'));
    const size_t at = text.find(whole[i].object, from);
    Check(at != std::string_view::npos);
    from = at + whole[i].object.size();
  }
  return 0;
}
