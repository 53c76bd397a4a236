#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "service/upstream/broker.h"
#include "service/upstream/http.h"

namespace kiwoom::upstream {

struct HttpsOptions {
  int most_connections = 4;  // requests beyond that wait for their turn
  absl::Duration idle_limit = absl::Seconds(30);  // an idle connection is not used any more
  size_t largest_body = 16 << 20;
};

// Http over TLS on an IoWorker's io_context; connections are kept alive and used again.
class HttpsClient final : public Http {
 public:
  HttpsClient(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls, Endpoint endpoint,
              HttpsOptions options = {});
  ~HttpsClient() override;

  void Post(HttpRequest request, absl::Time deadline, Callback callback) override;

 private:
  class Pool;
  std::shared_ptr<Pool> pool_;
};

}  // namespace kiwoom::upstream
