#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace kiwoom::http {

// A message on its way to a client, with room in front and behind for what surrounds it on the wire, so that none of it
// is copied.
class OutgoingMessage {
 public:
  explicit OutgoingMessage(size_t size) : bytes_(kFront + size, '\0') { bytes_.reserve(bytes_.size() + kBehind); }
  explicit OutgoingMessage(std::string_view text) : OutgoingMessage(text.size()) {
    std::memcpy(payload(), text.data(), text.size());
  }

  // Where the message itself is written to; only before anything surrounds it.
  char* payload() { return bytes_.data() + kFront; }
  std::string_view view() const { return std::string_view(bytes_).substr(begin_); }

  // At most kFront bytes in all.
  void Prepend(std::string_view bytes) {
    begin_ -= bytes.size();
    std::memcpy(bytes_.data() + begin_, bytes.data(), bytes.size());
  }
  void Append(std::string_view bytes) { bytes_ += bytes; }

 private:
  static constexpr size_t kFront = 16;  // an envelope, and the size of a chunk in eight digits on its line
  static constexpr size_t kBehind = 2;  // the end of a chunk

  std::string bytes_;
  size_t begin_ = kFront;
};

}  // namespace kiwoom::http
