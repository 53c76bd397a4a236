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

// HTTPS connections to a server, one after the other: a call makes a new one if the last is of no more use. Run by the
// test's own thread: between two calls of this class nothing of it runs, and what the server sends lies in the kernel
// unnoticed.
class TestClient {
 public:
  static constexpr size_t kLargestBody = 1 << 16;

  explicit TestClient(const TestServer& server);

  // As Answer.
  std::string Call(const std::string& body);
  // The beginning of a call.
  void Begin(const std::string& body, const std::string& path = "/");
  // The answer's body, "HTTP" and its status if that is not 200, or how the request failed: "broken: hung up."
  std::string Answer();

  // The steps of a call. A request is sent over the connection as it is.
  void Dial();
  void Send(HttpRequest request);
  std::unique_ptr<HttpConnection>& connection() { return connection_; }

  bool RunUntil(const std::function<bool()>& done);  // false if it does not come about
  void Run();                                        // whatever can be done without waiting
  bool RunOut();                                     // until nothing is left to do; false if something goes on

 private:
  const std::string broker_;  // how sentences begin
  boost::asio::io_context io_{1};
  HttpsDialer dialer_;
  std::unique_ptr<HttpConnection> connection_;
  std::optional<absl::StatusOr<HttpResponse>> answer_;
};

}  // namespace kiwoom::transport
