#include "service/loop/epoll_set.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"

namespace kiwoom::loop {
namespace {

// Every open descriptor of this process.
std::vector<int> Descriptors() {
  std::vector<int> descriptors;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    descriptors.push_back(std::stoi(entry.path().filename().string()));
  }
  return descriptors;
}

bool IsEpollSet(int fd) {
  std::error_code error;
  return std::filesystem::read_symlink(absl::StrCat("/proc/self/fd/", fd), error) == "anon_inode:[eventpoll]";
}

// The kernel writes a line "tfd: 7 events: …" for each descriptor in a set.
std::vector<int> Watched(int epoll) {
  std::ifstream info(absl::StrCat("/proc/self/fdinfo/", epoll));
  std::vector<int> descriptors;
  for (std::string line; std::getline(info, line);) {
    int fd = -1;
    if (std::sscanf(line.c_str(), "tfd: %d", &fd) == 1) descriptors.push_back(fd);
  }
  return descriptors;
}

bool Watches(int epoll, int fd) {
  const std::vector<int> watched = Watched(epoll);
  return std::find(watched.begin(), watched.end(), fd) != watched.end();
}

int PortOf(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return -1;
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return -1;
}

}  // namespace

absl::StatusOr<int> FindEpollSet(int fd) {
  for (const int candidate : Descriptors()) {
    if (IsEpollSet(candidate) && Watches(candidate, fd)) return candidate;
  }
  return absl::NotFoundError(absl::StrCat("no epoll set of this process watches descriptor ", fd));
}

int CountWatched(int epoll) { return static_cast<int>(Watched(epoll).size()); }

std::vector<int> FindListeners(int port) {
  std::vector<int> listeners;
  for (const int candidate : Descriptors()) {
    int listening = 0;
    socklen_t size = sizeof listening;
    if (getsockopt(candidate, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && listening != 0 &&
        PortOf(candidate) == port) {
      listeners.push_back(candidate);
    }
  }
  return listeners;
}

absl::StatusOr<int> FindListener(int port) {
  const std::vector<int> listeners = FindListeners(port);
  if (!listeners.empty()) return listeners.front();
  return absl::NotFoundError(absl::StrCat("no socket of this process listens on port ", port));
}

}  // namespace kiwoom::loop
