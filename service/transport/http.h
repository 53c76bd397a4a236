#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace kiwoom::transport {

struct HttpRequest {
  std::string path;  // "/api/dostk/sect"
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // JSON

  // Whether it may be sent again when the server may have acted on it already. True only for idempotent requests: an
  // order sent twice is two orders.
  bool repeatable = false;
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // The first header of that name, ignoring case; "" if there is none.
  std::string_view Header(std::string_view name) const;
};

// POSTs JSON to one server. Lives on a Worker: Post is called there, and the callback runs there, exactly once and
// never from inside Post.
class Http {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<HttpResponse>)>;

  virtual ~Http() = default;
  // Errors: DEADLINE_EXCEEDED when the deadline passes, UNAVAILABLE when the server cannot be reached or trusted. Any
  // HTTP status counts as success.
  virtual void Post(HttpRequest request, absl::Time deadline, Callback callback) = 0;
};

}  // namespace kiwoom::transport
