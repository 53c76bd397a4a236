#include "service/transport/acceptor.h"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <set>
#include <string>
#include <utility>

namespace kiwoom::transport {
namespace {

using boost::asio::ip::tcp;
using Error = boost::system::error_code;

constexpr std::chrono::milliseconds kPause{100};

// The machine does not have this address, or not this family.
bool IsAbsent(const Error& error) {
  return error == boost::system::errc::address_not_available ||
         error == boost::system::errc::address_family_not_supported;
}

}  // namespace

// Its pending operations keep it alive.
struct Acceptor::Listener {
  explicit Listener(boost::asio::io_context& io) : acceptor(io), pause(io) {}

  tcp::acceptor acceptor;
  boost::asio::steady_timer pause;  // after a failed accept
  bool closed = false;
};

absl::Status Acceptor::Listen(const std::string& address) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) return absl::InvalidArgumentError("HOST:PORT was expected");
  std::string host = address.substr(0, colon);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  Error error;
  tcp::resolver resolver(io_);
  const auto found = resolver.resolve(host, address.substr(colon + 1), tcp::resolver::passive, error);
  if (error) return absl::UnavailableError(error.message());
  std::set<tcp::endpoint> endpoints;
  for (const auto& entry : found) endpoints.insert(entry.endpoint());

  Error absent = boost::asio::error::host_not_found;
  for (tcp::endpoint endpoint : endpoints) {
    if (endpoint.port() == 0) endpoint.port(static_cast<uint16_t>(port_));
    const bool wildcard = endpoint.address().is_unspecified();
    error = Open(wildcard ? tcp::endpoint(tcp::v6(), endpoint.port()) : endpoint);
    if (wildcard && IsAbsent(error)) error = Open({tcp::v4(), endpoint.port()});
    if (IsAbsent(error)) {
      absent = error;
    } else if (error) {
      Close();
      return absl::UnavailableError(error.message());
    } else if (wildcard) {
      break;  // that was all of them
    }
  }
  if (listeners_.empty()) return absl::UnavailableError(absent.message());
  for (const auto& listener : listeners_) Accept(listener);
  return absl::OkStatus();
}

Error Acceptor::Open(const tcp::endpoint& endpoint) {
  Error error;
  const auto listener = std::make_shared<Listener>(io_);
  tcp::acceptor& acceptor = listener->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error && endpoint.protocol() == tcp::v6()) {
    acceptor.set_option(boost::asio::ip::v6_only(!endpoint.address().is_unspecified()), error);
  }
  // A port whose last connections have just ended is free.
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  if (!error) port_ = acceptor.local_endpoint(error).port();
  if (!error) listeners_.push_back(listener);
  return error;
}

void Acceptor::Close() {
  for (const auto& listener : listeners_) {
    listener->closed = true;
    Error ignored;
    listener->acceptor.close(ignored);
    listener->pause.cancel();
  }
  listeners_.clear();
}

void Acceptor::Accept(const std::shared_ptr<Listener>& listener) {
  listener->acceptor.async_accept([this, listener](const Error& error, tcp::socket connection) {
    if (listener->closed) return;
    if (!error) {
      Error ignored;
      connection.set_option(tcp::no_delay(true), ignored);
      on_connection_(std::move(connection));
      if (!listener->closed) Accept(listener);
      return;
    }
    listener->pause.expires_after(kPause);
    listener->pause.async_wait([this, listener](const Error&) {
      if (!listener->closed) Accept(listener);
    });
  });
}

}  // namespace kiwoom::transport
