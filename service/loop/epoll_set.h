#pragma once

#include "absl/status/statusor.h"

// Asio and gRPC each have a private epoll set. The loop that serves both must be able to wait for both, so it finds the
// sets through /proc, where Linux lists the descriptors of each set.
namespace kiwoom::loop {

// The epoll set of this process that watches `fd`. NOT_FOUND if there is none or the kernel does not list it.
absl::StatusOr<int> FindEpollSet(int fd);

// The number of descriptors in the set; 0 if the kernel does not list them.
int CountWatched(int epoll);

}  // namespace kiwoom::loop
