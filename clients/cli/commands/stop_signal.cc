#include "clients/cli/commands/stop_signal.h"

#include <csignal>

namespace kiwoom::cli {
namespace {

volatile std::sig_atomic_t stop_requested = 0;

extern "C" void RequestStop(int) { stop_requested = 1; }

}  // namespace

void ListenForStop() {
  std::signal(SIGINT, RequestStop);
  std::signal(SIGTERM, RequestStop);
}

bool StopRequested() { return stop_requested != 0; }

}  // namespace kiwoom::cli
