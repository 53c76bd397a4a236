#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "service/transport/http.h"
#include "service/transport/https_dialer.h"
#include "service/transport/test_server.h"

namespace kiwoom::transport {

// HTTPS connections to a server, one after the other: a call dials a new one if the last is no longer usable. The
// test's own thread runs them. Between two calls to this class nothing runs, so data from the server stays in the
// kernel.
class TestClient {
 public:
  static constexpr size_t kLargestBody = 1 << 16;

  explicit TestClient(const TestServer& server);

  // Begins a call and returns its Answer.
  std::string Call(const std::string& body);
  void Begin(const std::string& body, const std::string& path = "/");
  // The answer's body, "HTTP" and the status if that is not 200, or the failure: "broken: sent garbage."
  std::string Answer();

  // The steps of a call. Send uses the current connection even if it is closed.
  void Dial();
  void Send(HttpRequest request);
  std::unique_ptr<HttpConnection>& connection() { return connection_; }

  bool RunUntil(const std::function<bool()>& done);  // returns false if it times out
  void Run();                                        // runs everything that is ready
  bool RunOut();                                     // runs until nothing is pending; returns false if it times out

 private:
  const std::string broker_;  // the beginning of every error
  boost::asio::io_context io_{1};
  HttpsDialer dialer_;
  std::unique_ptr<HttpConnection> connection_;
  std::optional<absl::StatusOr<HttpResponse>> answer_;
};

}  // namespace kiwoom::transport
