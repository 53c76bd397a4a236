#include "service/doors.h"

#include <utility>

#include "service/http/pages.h"

namespace kiwoom {

absl::Status Doors::Open(const config::Config& config) {
  if (absl::Status status =
          server_.Start({.listen = config.listen, .tls = config.tls, .most_age = config.connection_age});
      !status.ok()) {
    return status;
  }
  if (config.http_listen.empty()) return absl::OkStatus();
  auto door = std::make_unique<http::Door>(loop_.executor(), reception_, pool_, std::make_unique<http::NoPages>());
  absl::Status status = door->Start({.listen = config.http_listen,
                                     .tls = config.tls,
                                     .origins = config.http_origins,
                                     .limits = {.most_age = config.connection_age}});
  if (status.ok()) http_ = std::move(door);
  return status;
}

void Doors::OnTurn(absl::Time steady) {
  server_.OnTurn(steady);
  if (http_ != nullptr) http_->OnTurn(steady);
}

void Doors::SetTls(const transport::TlsMaterial& material) {
  server_.SetTls(material);
  if (http_ != nullptr) http_->SetTls(material);
}

void Doors::EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge) {
  const absl::Time now = clock_.Now().steady;
  server_.EndCalls(judge, now);
  if (http_ != nullptr) http_->EndCalls(judge, now);
}

void Doors::Shutdown(absl::Duration grace) {
  const absl::Time end = clock_.Now().steady + grace;
  if (http_ != nullptr) http_->BeginShutdown();
  server_.Shutdown(grace);
  if (http_ == nullptr) return;
  loop_.RunTasksUntil([this] { return http_->idle(); }, end);
  http_->Close();
}

}  // namespace kiwoom
