// Any text in the list of callers: it is refused with a place and a sentence, or every caller in it has a name, a scope
// and a proof of its own.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "service/callers/callers_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto book = kiwoom::callers::ReadCallersFile("file", std::string(reinterpret_cast<const char*>(data), size));
  if (!book.ok()) {
    const std::string message(book.status().message());
    if (!message.starts_with("file:") || message.starts_with("file:0") || message.starts_with("file:-")) std::abort();
  } else if (book->size() == 0 || book->FindByToken("", {}) != nullptr || book->FindByPeer({}).has_value()) {
    std::abort();
  }
  return 0;
}
