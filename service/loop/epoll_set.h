#pragma once

#include "absl/status/statusor.h"

// Asio and gRPC each keep an epoll set of their own and show it to nobody; the loop that serves both must be able to
// wait for both. Linux tells which set watches which descriptor.
namespace kiwoom::loop {

// The epoll set of this process that watches `fd`. NOT_FOUND where none does, or where the kernel does not tell.
absl::StatusOr<int> FindEpollSet(int fd);

// How many descriptors that set watches; 0 where the kernel does not tell.
int CountWatched(int epoll);

// The listening TCP socket of this process on `port`.
absl::StatusOr<int> FindListener(int port);

}  // namespace kiwoom::loop
