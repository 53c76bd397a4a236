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

// How far a request got that has no answer. Whether it may be sent again depends on this.
enum class HttpFailure {
  kUnreachable,  // never sent: no connection, or none that can be trusted
  kUnanswered,   // sent, perhaps in part, and the connection ended before a byte of the answer
  kBroken,       // part of an answer came, or something that is no answer
};

// UNAVAILABLE, one sentence.
absl::Status MakeFailure(HttpFailure failure, std::string_view sentence);
// Of a status of MakeFailure; kUnreachable for any other.
HttpFailure FailureOf(const absl::Status& status);

// An established connection to one server: POSTs JSON, one request at a time. Lives on a Worker; everything is called
// and happens there. Destroying it closes the connection and drops the callback.
class HttpConnection {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<HttpResponse>)>;

  virtual ~HttpConnection() = default;

  // Whether a request can be sent now: the last one is over, the server has neither closed nor sent anything unasked.
  // To be asked immediately before Send. Once false, it stays so, except while a request is on its way.
  virtual bool Usable() = 0;
  // The callback comes once, never from inside Send, and may destroy the connection or use it again. An answer is a
  // success whatever its HTTP status. There is no timeout: the owner destroys what takes too long.
  virtual void Send(HttpRequest request, Callback callback) = 0;
};

// Makes connections to one server.
class HttpDialer {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<std::unique_ptr<HttpConnection>>)>;

  virtual ~HttpDialer() = default;
  // A connection with TLS established and the server's name verified, or a failure (kUnreachable), within `timeout`.
  // Never from inside Dial. Pending callbacks are dropped with the dialer.
  virtual void Dial(absl::Duration timeout, Callback callback) = 0;
};

}  // namespace kiwoom::transport
