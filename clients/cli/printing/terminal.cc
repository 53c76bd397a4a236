#include "clients/cli/printing/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "absl/strings/numbers.h"

namespace kiwoom::cli {
namespace {

constexpr size_t kCustomaryWidth = 132;  // of a terminal that does not tell

}  // namespace

size_t TerminalWidth() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (isatty(STDOUT_FILENO) != 1) return kAnyWidth;
  const char* columns = std::getenv("COLUMNS");
  size_t width = 0;
  return columns != nullptr && absl::SimpleAtoi(columns, &width) && width > 0 ? width : kCustomaryWidth;
}

bool TerminalHasColors() { return isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr; }

}  // namespace kiwoom::cli
