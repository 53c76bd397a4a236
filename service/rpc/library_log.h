#pragma once

namespace kiwoom::rpc {

// Redirects the logs of gRPC and protobuf from stderr to the gateway's log for the life of the process. They report
// every client error and repeat failures that the gateway reports itself, so they are logged at level debug, except for
// a message that precedes an abort. Must be called before any thread starts.
void TakeLibraryLogs();

}  // namespace kiwoom::rpc
