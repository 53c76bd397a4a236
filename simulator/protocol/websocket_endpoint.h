#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/market/random_source.h"
#include "simulator/protocol/agenda.h"
#include "simulator/protocol/broker_session.h"
#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/connection.h"
#include "simulator/protocol/limited.h"
#include "simulator/protocol/real_frame.h"
#include "simulator/protocol/session_faults.h"
#include "simulator/protocol/session_view.h"
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

  // Called for each registration of an accepted REG, after the answer; with the account for types of accounts.
  using OnRegistered = std::function<void(Connection&, const Registered&)>;
  void set_on_registered(OnRegistered on_registered) { on_registered_ = std::move(on_registered); }

  // Called by the transport: the HTTP status with which a handshake is declined, if it is.
  std::optional<int> DeclineHandshake() { return declined_handshakes_.Take(); }
  // Called by the transport. A refused connection is reset at once.
  void OnConnect(Connection& connection, absl::Time now);
  void OnText(Connection& connection, std::string_view text, absl::Time now);
  void OnDisconnect(Connection& connection);

  // Performs everything that is due.
  void OnTime(absl::Time now);
  absl::Time next_deadline() const;

  // The registered topics: item types by item, others with "", those of accounts for each account. Sorted, without
  // duplicates.
  const std::vector<Registered>& listened() const { return listened_; }
  // Changes whenever listened() may have changed.
  int64_t listened_version() const { return listened_version_; }
  // Sends market rows: each session gets those that it has registered, in one frame. For types that are not registered
  // per item, the type alone counts, and the account for those of accounts. Returns the number of deliveries, also of
  // rows that were held back until now.
  int64_t Publish(std::span<const RealtimeRow> rows);
  // Sends a row to one session alone.
  void SendRow(Connection& connection, const RealtimeRow& row);
  // Sends a complete frame with these rows to every session that has registered one of them.
  int64_t PublishFrame(std::span<const Registered> rows, const SharedText& text);
  // The longest queue of any session with registrations.
  size_t longest_queue() const;
  // The logged-in sessions.
  std::vector<SessionView> sessions() const;
  // The account of an app key, which it has since its first login: the first key the account 0, the second the account
  // 1 …
  std::optional<size_t> AccountOf(std::string_view app_key) const;

  // Faults. Those with an app key concern only its sessions; empty: all.
  void DropSessions(std::string_view app_key = {});
  void CloseSessions(uint16_t code, const std::string& reason, std::string_view app_key = {});
  void Mute(bool muted) { muted_ = muted; }
  void RefuseConnections(bool refuse) { refuse_connections_ = refuse; }
  void PushFrame(const std::string& text);
  SessionFaults& faults() { return faults_; }
  // Each of the next answers to a REG is sent twice, the second time after this delay.
  void RepeatAnswers(absl::Duration delay, int times) { repeated_answers_.Set(delay, times); }
  // Ends every session with this SYSTEM frame and "Bye".
  void EndSessions(std::string_view system_code, std::string_view app_key = {});
  // Another program logs in with the app keys of the current sessions: they end.
  void LogInTwin(std::string_view app_key = {});
  // It does so again, this long after each of the next logins; zero times: no longer.
  void LogInTwinAfterLogins(absl::Duration pause, int times, std::string_view app_key = {}) {
    twin_logins_.Set({pause, std::string(app_key)}, times);
  }
  // The current connections stay open, but carry nothing any more.
  void CutSessions(std::string_view app_key = {});
  // Whether the current connections are read.
  void Read(bool reads, std::string_view app_key = {});
  void DeclineHandshakes(int status, int times) { declined_handshakes_.Set(status, times); }
  // So many of the next rows are held back, to share one frame. Each session gets those that it has registered now.
  void MergeRows(int rows) { rows_to_merge_ = rows; }
  // The form of the next frames of market data.
  void DistortFrames(FrameForm form, int times) { odd_frames_.Set(form, times); }

 private:
  using Sessions = std::map<Connection*, BrokerSession>;

  struct TwinLogin {
    absl::Duration pause;
    std::string app_key;  // empty: of all
  };

  void Act(Sessions::iterator session, BrokerSession::Reaction reaction, absl::Time now);
  void EndOlderSessions(const Sessions::iterator& newer);
  // The twin of this session logs in.
  void Replace(Sessions::iterator session);
  void Forget(const Connection& connection);
  // Removes the session and closes its connection, with these frames before the close.
  void End(Sessions::iterator session, uint16_t code, const std::string& reason,
           const std::vector<std::string>& frames = {});
  // Must be called after any change of registrations or sessions.
  void Recount(const std::function<void(Stats&)>& also = {});
  // Null if there are none.
  const std::vector<Connection*>* Listeners(const Registered& row) const;
  // The topic of a registration or row. `account`: whose it is.
  Registered TopicOf(const Registered& registered, size_t account) const;
  size_t AccountOf(const BrokerSession& session) const { return AccountOf(session.app_key()).value_or(0); }
  // The sessions of the app key; empty: all, those before their login too.
  std::vector<Sessions::iterator> SessionsOf(std::string_view app_key);
  // Returns the number of rows.
  int64_t SendRows(Connection& connection, std::span<const RealtimeRow* const> rows, const SharedText& text);
  int64_t SendMerged();
  std::string WriteFrame(std::span<const RealtimeRow* const> rows);
  void NoteStamp(Connection& connection, const RealtimeRow& row);

  const BrokerVariants& variants_;
  const TokenBook& tokens_;
  StatsBoard& stats_;
  OnRegistered on_registered_;
  std::set<std::string, std::less<>> types_without_item_;
  std::set<std::string, std::less<>> types_of_accounts_;
  std::map<std::string, size_t, std::less<>> accounts_;  // by app key
  SessionFaults faults_;
  Limited<absl::Duration> repeated_answers_;
  Limited<TwinLogin> twin_logins_;
  Limited<int> declined_handshakes_;
  Limited<FrameForm> odd_frames_;
  int64_t rows_to_merge_ = 0;
  std::map<Connection*, std::vector<RealtimeRow>> merged_;
  Agenda agenda_;
  RandomSource member_orders_{1};
  bool muted_ = false;
  bool refuse_connections_ = false;
  Sessions sessions_;
  std::set<const Connection*> half_open_;
  std::map<const Connection*, std::map<Registered, int64_t>> last_stamps_;
  std::map<Registered, std::vector<Connection*>> routes_;
  std::vector<Registered> listened_;
  int64_t listened_version_ = 0;
};

}  // namespace kiwoom::simulator
