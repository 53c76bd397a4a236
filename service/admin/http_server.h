#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/admin/answer.h"
#include "service/admin/request_reader.h"
#include "service/transport/acceptor.h"

namespace kiwoom::admin {

struct HttpServerOptions {
  std::string listen = "127.0.0.1:0";  // HOST:PORT; port 0 picks a free one
  size_t most_connections = 64;
  size_t most_requests = 1000;                        // on one connection
  absl::Duration request_timeout = absl::Seconds(5);  // from a request's first byte to its last
  absl::Duration idle_timeout = absl::Seconds(60);    // without a request
  absl::Duration write_timeout = absl::Seconds(10);
};

// A small HTTP/1.1 server for GET and HEAD. One request of a connection is served at a time, and no more than a header
// of it is kept. When there are too many connections, the oldest one that is not being answered makes room.
class HttpServer {
 public:
  using Done = std::function<void(Answer answer)>;
  // Answers a request now or later, on the thread of `io`.
  using Responder = std::function<void(const PageRequest& request, Done done)>;

  HttpServer(boost::asio::io_context& io, HttpServerOptions options, Responder responder);
  ~HttpServer();

  absl::Status Listen();
  int port() const { return acceptor_.port(); }

 private:
  class Connection;
  using Connections = std::list<std::shared_ptr<Connection>>;

  void OnConnection(boost::asio::ip::tcp::socket socket);
  void MakeRoom();

  const HttpServerOptions options_;
  const Responder responder_;
  transport::Acceptor acceptor_;
  Connections connections_;  // oldest first
};

}  // namespace kiwoom::admin
