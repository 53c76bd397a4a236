#pragma once

#include <memory>
#include <mutex>

#include <grpc/grpc_security.h>
#include <grpcpp/security/server_credentials.h>

#include "service/transport/tls_material.h"

namespace kiwoom::rpc {

// The certificates of a server, which may be replaced while it serves. Each handshake uses the newest; connections that
// exist stay as they are.
//
// gRPC asks for a new configuration at each handshake, and keeps the old one if it cannot use the new. Its
// FileWatcherCertificateProvider would watch the files itself, but a file that it cannot use leaves the server with a
// handshaker that has been freed.
class TlsCredentials final : public grpc::ServerCredentials {
 public:
  // Whether clients must show a certificate depends on the first material only.
  explicit TlsCredentials(transport::TlsMaterial material);
  ~TlsCredentials() override;

  // May be called from any thread. The caller has checked that the material is usable.
  void SetMaterial(transport::TlsMaterial material);

  void SetAuthMetadataProcessor(const std::shared_ptr<grpc::AuthMetadataProcessor>&) override {}

 private:
  static grpc_ssl_certificate_config_reload_status Fetch(void* self, grpc_ssl_server_certificate_config** config);

  int AddPortToServer(const std::string& address, grpc_server* server) override;

  std::mutex mutex_;
  transport::TlsMaterial material_;  // guarded by mutex_
  bool fetched_ = false;             // guarded by mutex_
  grpc_server_credentials* credentials_;
};

}  // namespace kiwoom::rpc
