#pragma once

namespace kiwoom::rpc {

// Lets gRPC and protobuf write into the gateway's log instead of to stderr, for as long as the process lives. They tell
// what a client did wrong, as often as he does it, and what is also told by a sentence of ours: on level debug, but for
// what ends the process. To be called before any thread starts.
void TakeLibraryLogs();

}  // namespace kiwoom::rpc
