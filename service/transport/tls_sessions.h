#pragma once

#include <openssl/ssl.h>

#include <memory>

namespace kiwoom::transport {

// The TLS sessions of one server that the next handshake can resume, which makes it shorter. A resumed handshake does
// not verify a certificate again, so only connections to the same server by the same name may share this object. It
// lives on one thread.
class TlsSessions {
 public:
  TlsSessions();

  // Call it once per context. It does not affect connections of the context without Use.
  static void Enable(SSL_CTX* context);

  // Call it before the handshake. Offers the latest session, and keeps the sessions that the server issues on this
  // connection.
  void Use(SSL* tls);
  // Makes the next handshake a full one. Call it after a failed handshake, which the session may have caused.
  void Forget();

 private:
  struct Kept;
  std::shared_ptr<Kept> kept_;
};

}  // namespace kiwoom::transport
