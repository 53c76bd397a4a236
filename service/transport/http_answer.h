#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "service/transport/http.h"

namespace kiwoom::transport {

// The answer to one request, read out of a connection's bytes in whatever pieces they come. Interim answers (1xx) are
// skipped, up to 16 of them.
class HttpAnswer {
 public:
  enum class State { kIncomplete, kComplete, kInvalid };

  explicit HttpAnswer(size_t largest_body);
  ~HttpAnswer();
  HttpAnswer(const HttpAnswer&) = delete;
  HttpAnswer& operator=(const HttpAnswer&) = delete;

  // While incomplete.
  State Take(std::string_view bytes);
  // The server said properly that nothing more comes, which is how some answers end.
  State End();

  // Whether anything has come at all, be it an interim answer.
  bool begun() const;
  // Of an invalid answer: what the server did, as the end of a sentence.
  const std::string& problem() const;
  // Of a complete answer: whether the connection can serve another request, as far as its bytes tell.
  bool keeps_connection() const;
  // Of a complete answer, once.
  HttpResponse Release();

 private:
  class Reader;
  const std::unique_ptr<Reader> reader_;
};

}  // namespace kiwoom::transport
