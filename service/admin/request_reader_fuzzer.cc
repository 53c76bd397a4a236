// Any bytes from a client of the admin port, in pieces of any size: nothing crashes, nothing waits for ever, and no
// request is longer than a header may be. Where a bare CR is refused depends on the pieces.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "service/admin/request_reader.h"

namespace kiwoom::admin {
namespace {

using Progress = RequestReader::Progress;

// What the bytes mean, fed in pieces of this size, as the server feeds them.
std::vector<std::string> Story(std::string_view bytes, size_t piece) {
  RequestReader reader;
  std::vector<std::string> story;
  while (!bytes.empty()) {
    const size_t size = std::min({piece, bytes.size(), reader.room()});
    if (size == 0) std::abort();  // it would wait for ever
    Progress progress = reader.Feed(bytes.substr(0, size));
    bytes.remove_prefix(size);
    for (; progress == Progress::kRequest; progress = reader.Next()) {
      const PageRequest& request = reader.request();
      if (request.path.size() > RequestReader::kMostHeaderBytes) std::abort();
      if (request.head && !request.read) std::abort();
      story.push_back(request.path + (request.head ? " head" : request.read ? " get" : " other"));
      if (!request.keep_alive) return story;
    }
    if (progress == Progress::kInvalid) {
      story.push_back("error");
      return story;
    }
  }
  return story;
}

}  // namespace
}  // namespace kiwoom::admin

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kiwoom::admin::Story(bytes, 2048);
  kiwoom::admin::Story(bytes, 1 + size % 7);
  return 0;
}
