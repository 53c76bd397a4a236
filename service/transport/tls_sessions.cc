#include "service/transport/tls_sessions.h"

#include <deque>
#include <utility>

namespace kiwoom::transport {
namespace {

using SessionPtr = std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)>;

// A server grants one or two with each handshake, and several connections may begin at once.
constexpr size_t kMostSessions = 4;

// A connection that ends without a goodbye spoils its own session for ever; so each has one that nobody else uses.
SessionPtr Copy(const SSL_SESSION* session) { return {SSL_SESSION_dup(session), SSL_SESSION_free}; }

}  // namespace

struct TlsSessions::Kept {
  std::deque<SessionPtr> sessions;  // the latest is the last

  // Where a connection bears the Kept that it belongs to. It may outlive it.
  using Owner = std::weak_ptr<Kept>;
  static int Index() {
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, Release);
    return index;
  }
  static void Release(void*, void* owner, CRYPTO_EX_DATA*, int, long, void*) { delete static_cast<Owner*>(owner); }

  // OpenSSL's callback. Leaves the session itself to OpenSSL.
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
  // Since TLS 1.3 a ticket is used once, lest an observer see which connections belong together; before, the server may
  // give no second one.
  if (SSL_SESSION_get_protocol_version(latest.get()) >= TLS1_3_VERSION) kept_->sessions.pop_back();
}

void TlsSessions::Forget() { kept_->sessions.clear(); }

}  // namespace kiwoom::transport
