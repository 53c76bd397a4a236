#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kiwoom::admin {

struct PageRequest {
  bool read = false;  // GET or HEAD
  bool head = false;
  std::string path;         // without the query
  bool keep_alive = false;  // the next request may follow on the connection
};

// Finds the requests in the bytes of one HTTP/1 connection, one after the other. A request with a body ends the
// connection: nothing here wants one, so it is not read. No I/O.
class RequestReader {
 public:
  static constexpr size_t kMostHeaderBytes = 8192;

  enum class Progress {
    kIncomplete,  // more bytes are needed
    kRequest,     // request() is the next one
    kInvalid,     // error() is the status to answer with; the connection cannot be used any more
  };

  RequestReader();
  ~RequestReader();

  // At most this many bytes may be fed now.
  size_t room() const;
  Progress Feed(std::string_view bytes);
  // Looks for the next request in the bytes that are here.
  Progress Next();
  // Whether a request has begun.
  bool begun() const;

  const PageRequest& request() const { return request_; }
  int error() const { return error_; }

 private:
  class Parser;

  std::string bytes_;  // fed and not parsed
  std::unique_ptr<Parser> parser_;
  PageRequest request_;
  int error_ = 0;
};

}  // namespace kiwoom::admin
