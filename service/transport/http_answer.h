#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "service/transport/http.h"

namespace kiwoom::transport {

// Reads the answer to one request from the bytes of a connection, which may come in pieces of any size. Skips up to 16
// interim answers (1xx).
class HttpAnswer {
 public:
  enum class State { kIncomplete, kComplete, kInvalid };

  explicit HttpAnswer(size_t largest_body);
  ~HttpAnswer();
  HttpAnswer(const HttpAnswer&) = delete;
  HttpAnswer& operator=(const HttpAnswer&) = delete;

  // The next bytes of the connection, at least one. Call it only while the answer is incomplete.
  State Take(std::string_view bytes);
  // The server has closed the connection properly, which is how some answers end. Call it only while incomplete.
  State End();

  // Whether any byte has arrived, even if only of an interim answer.
  bool begun() const;
  // Why an answer is invalid, as the end of a sentence that begins with the server.
  const std::string& problem() const;
  // Whether the connection may be reused after a complete answer, and no surplus bytes have been taken.
  bool keeps_connection() const;
  // Call it once, on a complete answer.
  HttpResponse Release();

 private:
  class Reader;
  const std::unique_ptr<Reader> reader_;
};

}  // namespace kiwoom::transport
