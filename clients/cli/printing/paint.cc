#include "clients/cli/printing/paint.h"

namespace kiwoom::cli {
namespace {

std::string_view Sequence(Paint paint) {
  switch (paint) {
    case Paint::kNone:
      return "";
    case Paint::kUp:
      return "\x1b[31m";
    case Paint::kDown:
      return "\x1b[34m";
    case Paint::kDim:
      return "\x1b[2m";
    case Paint::kBold:
      return "\x1b[1m";
  }
  return "";
}

}  // namespace

std::string Painted(std::string_view text, Paint paint, bool enabled) {
  if (!enabled || paint == Paint::kNone || text.empty()) return std::string(text);
  return std::string(Sequence(paint)).append(text).append("\x1b[0m");
}

}  // namespace kiwoom::cli
