#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>

#include "absl/status/statusor.h"
#include "service/admin/http_server.h"
#include "service/admin/site.h"
#include "service/admin/snapshot_desk.h"

namespace kiwoom::admin {

struct PortOptions {
  HttpServerOptions server;
  SiteOptions site;
  absl::Duration snapshot_timeout = SnapshotDesk::kTimeout;
};

// The admin port: HTTP for probes, Prometheus and people, on a thread of its own, so that the loop's work for it is one
// snapshot of each kind at a time.
class Port {
 public:
  // The sources deliver snapshots: `quick` what the loop knows, `full` also the REST side. They are called on the
  // port's thread.
  static absl::StatusOr<std::unique_ptr<Port>> Open(PortOptions options, SnapshotDesk::Source quick,
                                                    SnapshotDesk::Source full);
  // Ends the thread and all connections.
  ~Port();

  int port() const { return server_.port(); }

 private:
  Port(PortOptions options, SnapshotDesk::Source quick, SnapshotDesk::Source full);

  const std::shared_ptr<boost::asio::io_context> io_ = std::make_shared<boost::asio::io_context>(1);
  SnapshotDesk quick_;
  SnapshotDesk full_;
  Site site_;
  HttpServer server_;
  std::thread thread_;
};

}  // namespace kiwoom::admin
