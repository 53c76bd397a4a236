#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "simulator/feed/row_extras.h"
#include "simulator/market/order.h"
#include "simulator/options.h"
#include "simulator/protocol/real_frame.h"
#include "simulator/protocol/refusal.h"
#include "simulator/protocol/session_view.h"
#include "simulator/rest/distortion.h"
#include "simulator/stats.h"

namespace kiwoom::simulator {

class BrokerHost;

// Kiwoom's endpoint in this process: REST over HTTPS and the WebSocket over TLS, on real sockets, with the same tables
// as the gateway. It owns one thread, on which everything runs. Every method may be called from any other thread in any
// state, and returns when it has taken effect. The destructor closes all sockets and joins the thread.
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
  // The certificate for clients to trust.
  const std::string& ca_certificate_pem() const;

  // Generates this many market events now, whatever the rate. Each changes one registered value and sends its rows.
  // Returns the number of rows sent.
  int64_t Step(int64_t count = 1);
  void SetRowsPerSecond(double rows_per_second);

  // Orders of an account. Their results are sent to its subscribers, before this returns or later. Returns the
  // resulting order, or nothing if there is no such stock or order.
  std::optional<Order> PlaceOrder(const OrderRequest& request);
  std::optional<Order> CancelOrder(int64_t number);

  // The account of an app key, which it has since its first login: 0 for the first key, 1 for the second …
  std::optional<size_t> AccountOf(const std::string& app_key) const;

  // Faults. Each affects the current sessions unless stated otherwise; those with an app key only its sessions, unless
  // it is empty.
  void DropSessions(const std::string& app_key = "");  // TCP reset
  void CloseSessions(uint16_t code, std::string reason,
                     const std::string& app_key = "");  // closing handshake: 1000 "Bye"
  void Mute(bool muted);                                // zombie: open and silent, including new sessions
  void RefuseRegistrations(Refusal refusal);            // from now on; replaces the previous one
  void AcceptRegistrations();                           // ends RefuseRegistrations
  void IgnoreRegistrations(
      std::set<std::string> items);                  // from now on: a REG that contains one of them; empty: ends it
  void IgnoreRemovals(std::set<std::string> items);  // the same for REMOVE
  // The next answers to a REG are sent twice, the second time after this delay; zero times: ends it.
  void RepeatAnswers(absl::Duration delay, int times);
  // The next LOGINs are refused with this code, or as if unseen (R10004) if it is 0; zero times: ends it.
  void RefuseLogins(int code, int times, const std::string& app_key = "");
  void EndSessions(std::string system_code, const std::string& app_key = "");  // a SYSTEM frame, then 1000 "Bye"
  // Another program logs in with the same app keys: the sessions end with R10001.
  void LogInTwin(const std::string& app_key = "");
  // It does so again, this long after each of the next logins; zero times: ends it.
  void LogInTwinAfterLogins(absl::Duration pause, int times, const std::string& app_key = "");
  void CutSessions(const std::string& app_key = "");  // half-open: they stay open, but carry nothing any more
  void ReadSessions(bool read, const std::string& app_key = "");  // whether their sockets are read
  void DeclineHandshakes(int status, int times);   // the next ones, with this HTTP status; zero times: ends it
  void RefuseConnections(bool refuse);             // from now on: WebSocket connections are reset
  void PushFrame(std::string text);                // sends a raw frame to each logged-in session
  void DistortFrames(FrameForm form, int frames);  // the form of the next frames of market data
  void MergeRows(int rows);  // so many of the next rows share one frame, which comes when it is full
  void AddUnknownKeys(UnknownKeys keys, int rows);  // to each of the next rows
  void RespellItems(std::string item, int rows);    // the next rows name this item in place of theirs
  void ExpireTokens();                              // all current tokens; sessions continue
  void RefuseTokens(int code);                      // every token request fails with this code from now on; 0: ends it
  void RepeatTokens(bool repeat);                   // from now on a token request returns the current token
  // Of a REST TR, or of "all" but those of tokens, from now on; replaces the TR's previous distortion.
  void DistortAnswers(const std::string& tr, const Distortion& distortion);
  void RestoreAnswers(const std::string& tr);  // ends the TR's distortion, or with "all" every one

  Stats stats() const;
  // The logged-in sessions: what each has registered now and, with `stamp_rows`, the last stamp that was sent for it.
  std::vector<SessionView> sessions() const;
  // Waits without polling until `reached` is true for the stats; returns false on timeout.
  bool Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const;
  bool WaitForRegistration(const std::string& type, const std::string& item, absl::Duration timeout) const;
  bool WaitForRemoval(const std::string& type, const std::string& item, absl::Duration timeout) const;
  bool WaitForLogins(int64_t logins, absl::Duration timeout) const;

 private:
  explicit Simulator(std::unique_ptr<BrokerHost> host);
  std::unique_ptr<BrokerHost> host_;
};

}  // namespace kiwoom::simulator
