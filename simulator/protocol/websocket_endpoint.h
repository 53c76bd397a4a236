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

// All WebSocket sessions: who is logged in, who has registered what, and which faults are on. One thread; time and
// texts come as arguments, texts leave through Connection.
class WebSocketEndpoint {
 public:
  // The arguments outlive the broker.
  WebSocketEndpoint(const BrokerVariants& variants, const TokenBook& tokens, std::span<const codec::Tr* const> trs,
                    StatsBoard& stats);

  // Hears of each registration of an accepted REG, after the answer.
  using OnRegistered = std::function<void(Connection&, const Registered&)>;
  void set_on_registered(OnRegistered on_registered) { on_registered_ = std::move(on_registered); }

  // The transport's side. A connection that is refused is reset at once.
  void OnConnect(Connection& connection, absl::Time now);
  void OnText(Connection& connection, std::string_view text, absl::Time now);
  void OnDisconnect(Connection& connection);

  // Everything that is due; harmless when nothing is.
  void OnTime(absl::Time now);
  absl::Time next_deadline() const;

  // What somebody listens to: item types by item, others under "". Sorted, each once.
  const std::vector<Registered>& listened() const { return listened_; }
  // Changes whenever listened() may have changed.
  int64_t listened_version() const { return listened_version_; }
  // Market rows: each session gets those that it has registered (of other than item types: whose type it has), in one
  // frame. Returns the deliveries.
  int64_t Publish(std::span<const RealtimeRow> rows);
  // A whole frame with these rows, as it is, to every session that has registered one of them.
  int64_t PublishFrame(std::span<const Registered> rows, const SharedText& text);
  // The longest queue of those that listen.
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
  // Forgets the session and closes its connection.
  void End(Sessions::iterator session, uint16_t code, const std::string& reason);
  // After any change of registrations or sessions.
  void Recount(const std::function<void(Stats&)>& also = {});
  // Null when nobody listens.
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
