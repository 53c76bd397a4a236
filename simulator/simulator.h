#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codegen/runtime/table.h"
#include "simulator/protocol/habits.h"
#include "simulator/protocol/refusal.h"
#include "simulator/protocol/registered.h"
#include "simulator/stats.h"

namespace kiwoom::simulator {

// Market rows as fast as the sessions take them.
inline constexpr double kAsFastAsPossible = std::numeric_limits<double>::infinity();

struct Options {
  std::string address = "127.0.0.1";
  uint16_t rest_port = 0;       // 0: a free one
  uint16_t websocket_port = 0;  // 0: a free one
  // PEM texts. Both empty: a self-signed certificate for localhost and 127.0.0.1 is made.
  std::string certificate_pem;
  std::string key_pem;

  uint64_t seed = 1;
  // REAL rows per second over everything that is registered; 0: the market stands still but for Step().
  double rows_per_second = 0;
  // Time of the market when the simulator starts; it advances with the wall clock. Unset: the wall clock itself.
  std::optional<absl::Time> market_time;

  // What a token request must bring; empty: anything that is not empty.
  std::string app_key;
  std::string secret_key;
  std::string account = "1111111111";
  Habits habits;
  // Elements of a list in one page of a REST response.
  size_t page_size = 20;

  // Recorded frames, one JSON object a line: sent as they are to sessions registered for their type and item, once on
  // registration, or again and again when an interval is given.
  std::string replay;
  absl::Duration replay_interval = absl::ZeroDuration();

  // Faults by the clock: see faults/fault_script.h.
  std::string faults;
  // Serves POST /simulator/<fault> and GET /simulator/stats on the REST port.
  bool admin = false;

  // The broker's tables; empty: those of the specs.
  std::span<const runtime::Tr* const> trs = {};
};

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

  // Faults. Each concerns the sessions of this moment, where nothing else is said.
  void DropSessions();                                    // TCP reset
  void CloseSessions(uint16_t code, std::string reason);  // closing handshake: 1000 "Bye"
  void Mute(bool muted);                                  // zombie: open and silent, also those that come
  void RefuseRegistrations(Refusal refusal);              // from now on; replaces the previous one
  void AcceptRegistrations();                             // ends RefuseRegistrations
  void RefuseConnections(bool refuse);                    // from now on: WebSocket connections are reset
  void PushFrame(std::string text);                       // a frame of its own, raw, to each logged-in session
  void ExpireTokens();                                    // all tokens of this moment; sessions live on

  Stats stats() const;
  // Waits until `reached` holds of the stats, without polling; false when the time is over.
  bool Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const;
  bool WaitForRegistration(const std::string& type, const std::string& item, absl::Duration timeout) const;
  bool WaitForRemoval(const std::string& type, const std::string& item, absl::Duration timeout) const;
  bool WaitForLogins(int64_t logins, absl::Duration timeout) const;

 private:
  class Impl;
  explicit Simulator(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::simulator
