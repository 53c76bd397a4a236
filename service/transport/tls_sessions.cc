#include "service/transport/tls_sessions.h"

#include <deque>
#include <utility>

namespace kiwoom::transport {
namespace {

using SessionPtr = std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)>;

// A server issues one or two per handshake, and several connections may start at once.
constexpr size_t kMostSessions = 4;

// OpenSSL marks the session of a connection that ends without close_notify as not resumable, so no connection may share
// its session object.
SessionPtr Copy(const SSL_SESSION* session) { return {SSL_SESSION_dup(session), SSL_SESSION_free}; }

}  // namespace

struct TlsSessions::Kept {
  std::deque<SessionPtr> sessions;  // the latest is the last

  // The index of the SSL object's extra data that points to its Kept. A connection may outlive the Kept.
  using Owner = std::weak_ptr<Kept>;
  static int Index() {
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, Release);
    return index;
  }
  static void Release(void*, void* owner, CRYPTO_EX_DATA*, int, long, void*) { delete static_cast<Owner*>(owner); }

  // OpenSSL's callback. It returns 0 because it does not take ownership of the session.
  static int OnSession(SSL* tls, SSL_SESSION* session) {
    const auto* const owner = static_cast<Owner*>(SSL_get_ex_data(tls, Index()));
    const std::shared_ptr<Kept> kept = owner == nullptr ? nullptr : owner->lock();
    if (kept == nullptr || SSL_SESSION_is_resumable(session) != 1) return 0;
    SessionPtr copy = Copy(session);
    if (copy != nullptr) kept->sessions.push_back(std::move(copy));
    if (kept->sessions.size() > kMostSessions) kept->sessions.pop_front();
    return 0;
  }
};

TlsSessions::TlsSessions() : kept_(std::make_shared<Kept>()) {}

void TlsSessions::Enable(SSL_CTX* context) {
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context, Kept::OnSession);
}

void TlsSessions::Use(SSL* tls) {
  auto owner = std::make_unique<Kept::Owner>(kept_);
  if (SSL_set_ex_data(tls, Kept::Index(), owner.get()) == 1) owner.release();
  if (kept_->sessions.empty()) return;
  const SessionPtr latest = Copy(kept_->sessions.back().get());
  if (latest == nullptr) return;
  SSL_set_session(tls, latest.get());
  // TLS 1.3 tickets are used once, so that an observer cannot link connections (RFC 8446, C.4). With TLS 1.2 the server
  // may not issue another one.
  if (SSL_SESSION_get_protocol_version(latest.get()) >= TLS1_3_VERSION) kept_->sessions.pop_back();
}

void TlsSessions::Forget() { kept_->sessions.clear(); }

}  // namespace kiwoom::transport
