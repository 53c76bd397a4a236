#pragma once

// Handles SIGINT and SIGTERM: the command ends soon, as if it had completed.
namespace kiwoom::cli {

void ListenForStop();
bool StopRequested();

}  // namespace kiwoom::cli
