#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "simulator/market/order.h"
#include "simulator/options.h"
#include "simulator/protocol/refusal.h"
#include "simulator/stats.h"

namespace kiwoom::simulator {

class BrokerHost;

// Kiwoom's endpoint in this process: REST over HTTPS and the WebSocket over TLS, on real sockets, from the same tables
// as the gateway. Owns one thread on which everything happens; every method may be called from any other thread,
// returns when it has taken effect, and is harmless in any state. The destructor closes all sockets and joins.
class Simulator {
 public:
  static absl::StatusOr<std::unique_ptr<Simulator>> Start(Options options);
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  uint16_t rest_port() const;
  uint16_t websocket_port() const;
  std::string rest_url() const;       // "https://127.0.0.1:41234"
  std::string websocket_url() const;  // "wss://127.0.0.1:41235/api/dostk/websocket"
  // What a client has to trust.
  const std::string& ca_certificate_pem() const;

  // The market does this many things now, whatever the rate: each changes one of the registered values and sends the
  // rows that show it. Returns the rows sent.
  int64_t Step(int64_t count = 1);
  void SetRowsPerSecond(double rows_per_second);

  // Orders of the account. What becomes of them is told to whoever listens, before this returns or by and by. The order
  // as it is then; nothing when there is no such stock or order.
  std::optional<Order> PlaceOrder(const OrderRequest& request);
  std::optional<Order> CancelOrder(int64_t number);

  // Faults. Each concerns the sessions of this moment, where nothing else is said.
  void DropSessions();                                    // TCP reset
  void CloseSessions(uint16_t code, std::string reason);  // closing handshake: 1000 "Bye"
  void Mute(bool muted);                                  // zombie: open and silent, also those that come
  void RefuseRegistrations(Refusal refusal);              // from now on; replaces the previous one
  void AcceptRegistrations();                             // ends RefuseRegistrations
  void IgnoreRegistrations(std::set<std::string> items);  // from now on: a REG that holds one of them; none: no more
  void IgnoreRemovals(std::set<std::string> items);       // a REMOVE likewise
  void RefuseConnections(bool refuse);                    // from now on: WebSocket connections are reset
  void PushFrame(std::string text);                       // a frame of its own, raw, to each logged-in session
  void ExpireTokens();                                    // all tokens of this moment; sessions live on
  void RefuseTokens(int code);                            // every token request fails so from now on; 0: no more
  void RefuseRequests(int code);                          // every REST request likewise
  void DelayReplies(absl::Duration delay);                // of REST, from now on

  Stats stats() const;
  // Waits until `reached` holds of the stats, without polling; false when the time is over.
  bool Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const;
  bool WaitForRegistration(const std::string& type, const std::string& item, absl::Duration timeout) const;
  bool WaitForRemoval(const std::string& type, const std::string& item, absl::Duration timeout) const;
  bool WaitForLogins(int64_t logins, absl::Duration timeout) const;

 private:
  explicit Simulator(std::unique_ptr<BrokerHost> host);
  std::unique_ptr<BrokerHost> host_;
};

}  // namespace kiwoom::simulator
