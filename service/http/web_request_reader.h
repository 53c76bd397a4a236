#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "service/http/web_request.h"

namespace kiwoom::http {

// Finds the requests in the bytes of one HTTP/1 connection, one after the other, with bodies of known size or in
// chunks. No I/O.
class WebRequestReader {
 public:
  static constexpr size_t kMostHeaderBytes = size_t{16} << 10;
  static constexpr size_t kMostBodyBytes = size_t{4} << 20;

  enum class Progress {
    kIncomplete,  // more bytes are needed
    kHead,        // request() is complete but for its body: look at it, then call Continue
    kRequest,     // request() is complete: take it, then call Next
    kInvalid,     // error() is the status to answer with; the connection cannot be used any more
  };

  WebRequestReader();
  ~WebRequestReader();

  // At most this many bytes may be fed now.
  size_t room() const;
  Progress Feed(std::string_view bytes);
  // Keeps bytes for later, while an earlier request is answered.
  void Keep(std::string_view bytes) { bytes_ += bytes; }
  // Reads on after kHead.
  Progress Continue();
  // After kHead: the body may be no longer than this. A length that was announced is not checked again.
  void LimitBody(size_t bytes);
  // Begins the next request, in the bytes that are here.
  Progress Next();

  // Whether a request has begun.
  bool begun() const;
  WebRequest& request() { return request_; }
  int error() const { return error_; }

 private:
  class Parser;

  Progress Proceed();
  Progress Fail(int status);
  Progress TellHead();
  bool HasClearLength() const;
  void ReadHead();

  std::string bytes_;  // fed and not parsed
  std::unique_ptr<Parser> parser_;
  WebRequest request_;
  int error_ = 0;
};

}  // namespace kiwoom::http
