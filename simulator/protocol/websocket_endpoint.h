#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/protocol/broker_session.h"
#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/connection.h"
#include "simulator/protocol/ignored.h"
#include "simulator/protocol/real_frame.h"
#include "simulator/protocol/refusal.h"
#include "simulator/protocol/token_book.h"
#include "simulator/stats.h"

namespace kiwoom::simulator {

// All WebSocket sessions: logins, registrations and active faults. Single-threaded; time and texts are arguments, and
// texts leave through Connection.
class WebSocketEndpoint {
 public:
  // The arguments outlive the endpoint.
  WebSocketEndpoint(const BrokerVariants& variants, const TokenBook& tokens, std::span<const codec::Tr* const> trs,
                    StatsBoard& stats);

  // Called for each registration of an accepted REG, after the answer.
  using OnRegistered = std::function<void(Connection&, const Registered&)>;
  void set_on_registered(OnRegistered on_registered) { on_registered_ = std::move(on_registered); }

  // Called by the transport. A refused connection is reset at once.
  void OnConnect(Connection& connection, absl::Time now);
  void OnText(Connection& connection, std::string_view text, absl::Time now);
  void OnDisconnect(Connection& connection);

  // Performs everything that is due.
  void OnTime(absl::Time now);
  absl::Time next_deadline() const;

  // The registered topics: item types by item, others with "". Sorted, without duplicates.
  const std::vector<Registered>& listened() const { return listened_; }
  // Changes whenever listened() may have changed.
  int64_t listened_version() const { return listened_version_; }
  // Sends market rows: each session gets those that it has registered, in one frame. For types that are not registered
  // per item, the type alone counts. Returns the number of deliveries.
  int64_t Publish(std::span<const RealtimeRow> rows);
  // Sends a complete frame with these rows to every session that has registered one of them.
  int64_t PublishFrame(std::span<const Registered> rows, const SharedText& text);
  // The longest queue of any session with registrations.
  size_t longest_queue() const;

  // Faults.
  void DropSessions();
  void CloseSessions(uint16_t code, const std::string& reason);
  void Mute(bool muted) { muted_ = muted; }
  void RefuseConnections(bool refuse) { refuse_connections_ = refuse; }
  void PushFrame(const std::string& text);
  RefusalGate& refusals() { return refusals_; }
  Ignored& ignored() { return ignored_; }

 private:
  using Sessions = std::map<Connection*, BrokerSession>;

  void Act(Sessions::iterator session, BrokerSession::Reaction reaction, absl::Time now);
  void EndOlderSessions(const Sessions::iterator& newer);
  // Removes the session and closes its connection.
  void End(Sessions::iterator session, uint16_t code, const std::string& reason);
  // Must be called after any change of registrations or sessions.
  void Recount(const std::function<void(Stats&)>& also = {});
  // Null if there are none.
  const std::vector<Connection*>* Listeners(const Registered& row) const;
  Registered RouteOf(const Registered& registered) const;

  const BrokerVariants& variants_;
  const TokenBook& tokens_;
  StatsBoard& stats_;
  OnRegistered on_registered_;
  std::set<std::string, std::less<>> types_without_item_;
  RefusalGate refusals_;
  Ignored ignored_;
  bool muted_ = false;
  bool refuse_connections_ = false;
  Sessions sessions_;
  std::map<Registered, std::vector<Connection*>> routes_;
  std::vector<Registered> listened_;
  int64_t listened_version_ = 0;
};

}  // namespace kiwoom::simulator
