#include "service/admin/port.h"

#include <utility>

namespace kiwoom::admin {

Port::Port(PortOptions options, SnapshotDesk::Source quick, SnapshotDesk::Source full)
    : quick_(io_, std::move(quick), options.snapshot_timeout),
      full_(io_, std::move(full), options.snapshot_timeout),
      site_(std::move(options.site), quick_, full_),
      server_(*io_, std::move(options.server),
              [this](const PageRequest& request, HttpServer::Done done) { site_.Respond(request, std::move(done)); }) {}

absl::StatusOr<std::unique_ptr<Port>> Port::Open(PortOptions options, SnapshotDesk::Source quick,
                                                 SnapshotDesk::Source full) {
  std::unique_ptr<Port> port(new Port(std::move(options), std::move(quick), std::move(full)));
  if (absl::Status status = port->server_.Listen(); !status.ok()) return status;
  port->thread_ = std::thread([io = port->io_] { io->run(); });
  return port;
}

Port::~Port() {
  io_->stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace kiwoom::admin
