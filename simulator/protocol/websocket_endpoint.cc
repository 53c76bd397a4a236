#include "simulator/protocol/websocket_endpoint.h"

#include <algorithm>
#include <optional>

#include "simulator/log.h"
#include "simulator/protocol/control_frame.h"

namespace kiwoom::simulator {
namespace {

using Event = BrokerSession::Reaction::Event;

constexpr uint16_t kNormalClosure = 1000;

SharedText Share(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

std::string_view Describe(Event event) {
  switch (event) {
    case Event::kLogin:
      return "a session logged in";
    case Event::kLoginRefused:
      return "a LOGIN was refused";
    case Event::kRegistered:
      return "a REG was accepted";
    case Event::kRegistrationRefused:
      return "a REG was refused";
    case Event::kRemoved:
      return "a REMOVE was accepted";
    case Event::kIgnored:
      return "a request was ignored";
    default:
      return "";
  }
}

void Count(Event event, Stats& stats) {
  switch (event) {
    case Event::kNone:
      return;
    case Event::kLogin:
      ++stats.logins;
      return;
    case Event::kLoginRefused:
      ++stats.refused_logins;
      return;
    case Event::kRegistrationRefused:
      ++stats.refused_registrations;
      [[fallthrough]];
    case Event::kRegistered:
      ++stats.registration_requests;
      return;
    case Event::kRemoved:
      ++stats.removal_requests;
      return;
    case Event::kIgnored:
      ++stats.ignored_requests;
      return;
    case Event::kPingAnswered:
      ++stats.pings_answered;
      return;
  }
}

}  // namespace

WebSocketEndpoint::WebSocketEndpoint(const BrokerVariants& variants, const TokenBook& tokens,
                                     std::span<const codec::Tr* const> trs, StatsBoard& stats)
    : variants_(variants), tokens_(tokens), stats_(stats) {
  for (const codec::Tr* tr : trs) {
    if (tr->kind != codec::Kind::kRealtime) continue;
    if (tr->registration != codec::Register::kItem) types_without_item_.emplace(tr->code);
    if (tr->registration == codec::Register::kAccount) types_of_accounts_.emplace(tr->code);
  }
}

void WebSocketEndpoint::OnConnect(Connection& connection, absl::Time now) {
  if (refuse_connections_) {
    connection.Reset();
    return;
  }
  sessions_.try_emplace(&connection, variants_, tokens_, faults_, now);
  Recount([](Stats& stats) { ++stats.connections; });
}

void WebSocketEndpoint::OnText(Connection& connection, std::string_view text, absl::Time now) {
  const auto session = sessions_.find(&connection);
  if (muted_ || half_open_.contains(&connection) || session == sessions_.end()) return;
  Act(session, session->second.OnText(text, now), now);
}

void WebSocketEndpoint::OnDisconnect(Connection& connection) {
  const auto session = sessions_.find(&connection);
  if (session == sessions_.end()) return;
  sessions_.erase(session);
  Forget(connection);
  Recount();
}

void WebSocketEndpoint::Forget(const Connection& connection) {
  agenda_.Forget(connection);
  std::erase_if(merged_, [&](const auto& held) { return held.first == &connection; });
  half_open_.erase(&connection);
  last_stamps_.erase(&connection);
}

void WebSocketEndpoint::OnTime(absl::Time now) {
  if (muted_) return;
  while (agenda_.next() <= now) agenda_.Pop()();
  for (auto next = sessions_.begin(); next != sessions_.end();) {
    const auto session = next++;
    if (half_open_.contains(session->first)) continue;
    if (session->second.next_deadline() <= now) Act(session, session->second.OnTime(now), now);
  }
}

absl::Time WebSocketEndpoint::next_deadline() const {
  if (muted_) return absl::InfiniteFuture();
  absl::Time deadline = agenda_.next();
  for (const auto& [connection, session] : sessions_) {
    if (!half_open_.contains(connection)) deadline = std::min(deadline, session.next_deadline());
  }
  return deadline;
}

void WebSocketEndpoint::Act(Sessions::iterator session, BrokerSession::Reaction reaction, absl::Time now) {
  Connection& connection = *session->first;
  if (reaction.event == Event::kRegistered || reaction.event == Event::kRegistrationRefused) {
    if (const std::optional<absl::Duration> delay = repeated_answers_.Take()) {
      agenda_.Add(now + *delay, connection,
                  [&connection, text = Share(reaction.frames.front())] { connection.Send(text); });
    }
  }
  if (reaction.close) {
    End(session, kNormalClosure, "Bye", reaction.frames);
  } else {
    for (std::string& frame : reaction.frames) connection.Send(Share(std::move(frame)));
  }
  if (reaction.event == Event::kLogin) {
    accounts_.try_emplace(session->second.app_key(), accounts_.size());
    if (variants_.one_session_per_app_key) EndOlderSessions(session);
    const auto concerns = [&](const TwinLogin& twin) { return Concerns(twin.app_key, session->second.app_key()); };
    if (const auto twin = twin_logins_.TakeIf(concerns)) {
      agenda_.Add(now + twin->pause, connection, [this, session] { Replace(session); });
    }
  }
  if (reaction.event != Event::kNone || reaction.close) {
    Recount([&](Stats& stats) { Count(reaction.event, stats); });
    if (const auto text = Describe(reaction.event); !text.empty()) {
      Log().info("{}; {} sessions, {} registered topics", text, sessions_.size(), listened_.size());
    }
  }
  if (!on_registered_ || reaction.registered.empty()) return;
  const size_t account = AccountOf(session->second);
  for (Registered& registered : reaction.registered) {
    if (types_of_accounts_.contains(registered.type)) registered.account = account;
    on_registered_(connection, registered);
  }
}

void WebSocketEndpoint::EndOlderSessions(const Sessions::iterator& newer) {
  for (auto next = sessions_.begin(); next != sessions_.end();) {
    const auto older = next++;
    if (older == newer || older->second.app_key() != newer->second.app_key()) continue;
    End(older, kNormalClosure, "Bye", older->second.OnReplaced().frames);
    Recount([](Stats& stats) { ++stats.replaced_sessions; });
  }
}

void WebSocketEndpoint::Replace(Sessions::iterator session) {
  End(session, kNormalClosure, "Bye", session->second.OnReplaced().frames);
  Recount([](Stats& stats) { ++stats.twin_logins; });
}

void WebSocketEndpoint::End(Sessions::iterator session, uint16_t code, const std::string& reason,
                            const std::vector<std::string>& frames) {
  Connection& connection = *session->first;
  sessions_.erase(session);
  const bool reachable = !half_open_.contains(&connection);
  Forget(connection);
  if (!reachable) return;
  for (const std::string& frame : frames) connection.Send(Share(frame));
  Log().info("a session was closed: {} {}", code, reason);
  connection.Close(code, reason);
}

std::optional<size_t> WebSocketEndpoint::AccountOf(std::string_view app_key) const {
  const auto found = accounts_.find(app_key);
  return found == accounts_.end() ? std::nullopt : std::optional(found->second);
}

Registered WebSocketEndpoint::TopicOf(const Registered& registered, size_t account) const {
  if (types_of_accounts_.contains(registered.type)) return {registered.type, "", account};
  return types_without_item_.contains(registered.type) ? Registered{registered.type, ""} : registered;
}

std::vector<WebSocketEndpoint::Sessions::iterator> WebSocketEndpoint::SessionsOf(std::string_view app_key) {
  std::vector<Sessions::iterator> found;
  for (auto session = sessions_.begin(); session != sessions_.end(); ++session) {
    if (Concerns(app_key, session->second.app_key())) found.push_back(session);
  }
  return found;
}

void WebSocketEndpoint::Recount(const std::function<void(Stats&)>& also) {
  routes_.clear();
  std::multiset<Registered> all;
  size_t logged_in = 0;
  for (const auto& [connection, session] : sessions_) {
    if (session.logged_in()) ++logged_in;
    std::set<Registered> routes;
    for (const Registered& registered : session.registrations()) {
      all.insert(registered);
      routes.insert(TopicOf(registered, AccountOf(session)));
    }
    for (const Registered& route : routes) routes_[route].push_back(connection);
  }
  listened_.clear();
  ++listened_version_;
  for (const auto& [route, connections] : routes_) listened_.push_back(route);
  stats_.Update([&](Stats& stats) {
    stats.open_sessions = sessions_.size();
    stats.logged_in_sessions = logged_in;
    stats.registrations = std::move(all);
    if (also) also(stats);
  });
}

const std::vector<Connection*>* WebSocketEndpoint::Listeners(const Registered& row) const {
  const auto route = muted_ ? routes_.end() : routes_.find(TopicOf(row, row.account));
  return route == routes_.end() ? nullptr : &route->second;
}

int64_t WebSocketEndpoint::Publish(std::span<const RealtimeRow> rows) {
  std::map<Connection*, std::vector<const RealtimeRow*>> parts;
  for (const RealtimeRow& row : rows) {
    const std::vector<Connection*>* listeners = Listeners(row.registered);
    if (listeners == nullptr) continue;
    for (Connection* listener : *listeners) {
      if (!half_open_.contains(listener)) parts[listener].push_back(&row);
    }
  }
  if (rows_to_merge_ > 0) {
    for (const auto& [connection, part] : parts) {
      for (const RealtimeRow* row : part) merged_[connection].push_back(*row);
    }
    rows_to_merge_ -= static_cast<int64_t>(rows.size());
    return rows_to_merge_ > 0 ? 0 : SendMerged();
  }
  int64_t deliveries = 0;
  // Sessions that get the same rows share the text.
  const std::vector<const RealtimeRow*>* written = nullptr;
  SharedText text;
  for (const auto& [connection, part] : parts) {
    if (written == nullptr || part != *written) {
      text = Share(WriteFrame(part));
      written = &part;
    }
    deliveries += SendRows(*connection, part, text);
  }
  return deliveries;
}

int64_t WebSocketEndpoint::SendMerged() {
  int64_t deliveries = 0;
  for (const auto& [connection, rows] : std::exchange(merged_, {})) {
    std::vector<const RealtimeRow*> part;
    for (const RealtimeRow& row : rows) part.push_back(&row);
    deliveries += SendRows(*connection, part, Share(WriteFrame(part)));
  }
  return deliveries;
}

int64_t WebSocketEndpoint::SendRows(Connection& connection, std::span<const RealtimeRow* const> rows,
                                    const SharedText& text) {
  for (const RealtimeRow* row : rows) NoteStamp(connection, *row);
  connection.Send(text);
  return static_cast<int64_t>(rows.size());
}

std::string WebSocketEndpoint::WriteFrame(std::span<const RealtimeRow* const> rows) {
  const bool trnm_first = variants_.member_order == MemberOrder::kRandom
                              ? member_orders_.Chance(0.5)
                              : variants_.member_order == MemberOrder::kDocumented;
  return RealFrame(rows, trnm_first, odd_frames_.Take().value_or(FrameForm::kPlain));
}

void WebSocketEndpoint::NoteStamp(Connection& connection, const RealtimeRow& row) {
  if (row.stamp != 0) last_stamps_[&connection][TopicOf(row.registered, row.registered.account)] = row.stamp;
}

void WebSocketEndpoint::SendRow(Connection& connection, const RealtimeRow& row) {
  if (muted_ || half_open_.contains(&connection)) return;
  const RealtimeRow* const rows[] = {&row};
  SendRows(connection, rows, Share(WriteFrame(rows)));
}

std::vector<SessionView> WebSocketEndpoint::sessions() const {
  std::vector<SessionView> views;
  for (const auto& [connection, session] : sessions_) {
    if (!session.logged_in()) continue;
    SessionView& view =
        views.emplace_back(SessionView{session.app_key(), AccountOf(session), half_open_.contains(connection), {}});
    const auto stamps = last_stamps_.find(connection);
    for (const Registered& registered : session.registrations()) {
      int64_t& last = view.last_stamps[registered];
      if (stamps == last_stamps_.end()) continue;
      const auto found = stamps->second.find(TopicOf(registered, view.account));
      if (found != stamps->second.end()) last = found->second;
    }
  }
  return views;
}

int64_t WebSocketEndpoint::PublishFrame(std::span<const Registered> rows, const SharedText& text) {
  std::set<Connection*> receivers;
  for (const Registered& row : rows) {
    if (const auto* listeners = Listeners(row)) receivers.insert(listeners->begin(), listeners->end());
  }
  std::erase_if(receivers, [&](const Connection* connection) { return half_open_.contains(connection); });
  for (Connection* connection : receivers) connection->Send(text);
  return static_cast<int64_t>(receivers.size());
}

size_t WebSocketEndpoint::longest_queue() const {
  size_t longest = 0;
  for (const auto& [connection, session] : sessions_) longest = std::max(longest, connection->queued());
  return longest;
}

void WebSocketEndpoint::DropSessions(std::string_view app_key) {
  for (const auto session : SessionsOf(app_key)) {
    Connection& connection = *session->first;
    sessions_.erase(session);
    Forget(connection);
    connection.Reset();
  }
  Recount();
}

void WebSocketEndpoint::CloseSessions(uint16_t code, const std::string& reason, std::string_view app_key) {
  for (const auto session : SessionsOf(app_key)) End(session, code, reason);
  Recount();
}

void WebSocketEndpoint::EndSessions(std::string_view system_code, std::string_view app_key) {
  for (const auto session : SessionsOf(app_key)) End(session, kNormalClosure, "Bye", {SystemFrame(system_code)});
  Recount();
}

void WebSocketEndpoint::LogInTwin(std::string_view app_key) {
  for (const auto session : SessionsOf(app_key)) {
    if (session->second.logged_in()) Replace(session);
  }
}

void WebSocketEndpoint::CutSessions(std::string_view app_key) {
  for (const auto session : SessionsOf(app_key)) {
    Connection& connection = *session->first;
    half_open_.insert(&connection);
    agenda_.Forget(connection);
    merged_.erase(&connection);
    connection.Freeze();
  }
}

void WebSocketEndpoint::Read(bool reads, std::string_view app_key) {
  for (const auto session : SessionsOf(app_key)) session->first->Read(reads);
}

void WebSocketEndpoint::PushFrame(const std::string& text) {
  const SharedText shared = Share(text);
  for (const auto& [connection, session] : sessions_) {
    if (session.logged_in() && !half_open_.contains(connection)) connection->Send(shared);
  }
}

}  // namespace kiwoom::simulator
