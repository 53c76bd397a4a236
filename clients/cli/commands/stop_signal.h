#pragma once

// Ctrl-C, and a polite kill: the command ends at the next occasion, as if it had come to its end.
namespace kiwoom::cli {

void ListenForStop();
bool StopRequested();

}  // namespace kiwoom::cli
