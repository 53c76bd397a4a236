#include "service/loop/epoll_set.h"

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

}  // namespace

absl::StatusOr<int> FindEpollSet(int fd) {
  for (const int candidate : Descriptors()) {
    if (IsEpollSet(candidate) && Watches(candidate, fd)) return candidate;
  }
  return absl::NotFoundError(absl::StrCat("no epoll set of this process watches descriptor ", fd));
}

int CountWatched(int epoll) { return static_cast<int>(Watched(epoll).size()); }

}  // namespace kiwoom::loop
