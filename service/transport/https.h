#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "service/broker/broker.h"
#include "service/transport/http.h"

namespace kiwoom::transport {

struct HttpsOptions {
  int most_connections = 4;                       // further requests wait
  absl::Duration idle_limit = absl::Seconds(30);  // an idle connection is not reused after this
  size_t largest_body = 16 << 20;
};

// Http over TLS on an IoWorker's io_context, with a pool of keep-alive connections.
class HttpsClient final : public Http {
 public:
  HttpsClient(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls, broker::Endpoint endpoint,
              HttpsOptions options = {});
  ~HttpsClient() override;

  void Post(HttpRequest request, absl::Time deadline, Callback callback) override;

 private:
  class Pool;
  std::shared_ptr<Pool> pool_;
};

}  // namespace kiwoom::transport
