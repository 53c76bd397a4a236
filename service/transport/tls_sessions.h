#pragma once

#include <openssl/ssl.h>

#include <memory>

namespace kiwoom::transport {

// The TLS sessions that one server lets its client resume, so that the next handshake is short. A resumed session takes
// the server for the one whose certificate was verified when the session began: only connections to the same server,
// by the same name, may share this. On one thread.
class TlsSessions {
 public:
  TlsSessions();

  // Once for every context whose connections will use sessions; others of the context are not affected.
  static void Enable(SSL_CTX* context);

  // Before the handshake, of a context that is enabled: offers the latest session, and keeps those that the server
  // grants this connection as long as it lasts.
  void Use(SSL* tls);
  // The next handshake starts from nothing: for when one failed, which the session may be to blame for.
  void Forget();

 private:
  struct Kept;
  std::shared_ptr<Kept> kept_;
};

}  // namespace kiwoom::transport
