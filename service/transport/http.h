#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace kiwoom::transport {

struct HttpRequest {
  std::string path;  // "/api/dostk/sect"
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // JSON
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // The first header of that name, ignoring case; "" if there is none.
  std::string_view Header(std::string_view name) const;
};

// How far a request without an answer got. This decides whether it may be sent again.
enum class HttpFailure {
  kUnreachable,  // never sent: there was no connection, or none that can be trusted
  kUnanswered,   // sent, perhaps in part, and the connection ended before the first byte of an answer
  kBroken,       // part of an answer came, or bytes that are not an answer
};

// UNAVAILABLE, with one sentence.
absl::Status MakeFailure(HttpFailure failure, std::string_view sentence);
// The failure in a status from MakeFailure; kUnreachable for any other status.
HttpFailure FailureOf(const absl::Status& status);

// An established connection to one server: POSTs JSON, one request at a time. Lives on a Worker; everything is called
// and happens there. Destroying it closes the connection and drops the callback.
class HttpConnection {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<HttpResponse>)>;

  virtual ~HttpConnection() = default;

  // Whether a request can be sent now: the last one is over, and the server has neither closed the connection nor sent
  // anything unasked. Call it immediately before Send. Once it is false while no request is open, it stays false.
  virtual bool Usable() = 0;
  // The callback is called once, never from within Send, and may destroy the connection or use it again. An answer is a
  // success whatever its HTTP status. There is no timeout: if a request takes too long, the owner destroys the
  // connection.
  virtual void Send(HttpRequest request, Callback callback) = 0;
};

// Makes connections to one server.
class HttpDialer {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<std::unique_ptr<HttpConnection>>)>;

  virtual ~HttpDialer() = default;
  // Calls back within `timeout` with a connection that has TLS established and the server's name verified, or with a
  // failure (kUnreachable); never from within Dial. Destroying the dialer drops pending callbacks.
  virtual void Dial(absl::Duration timeout, Callback callback) = 0;
};

}  // namespace kiwoom::transport
