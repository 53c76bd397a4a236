#include "simulator/protocol/websocket_endpoint.h"

#include <algorithm>
#include <optional>

#include "simulator/log.h"

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
  }
}

void WebSocketEndpoint::OnConnect(Connection& connection, absl::Time now) {
  if (refuse_connections_) {
    connection.Reset();
    return;
  }
  sessions_.try_emplace(&connection, variants_, tokens_, refusals_, ignored_, now);
  Recount([](Stats& stats) { ++stats.connections; });
}

void WebSocketEndpoint::OnText(Connection& connection, std::string_view text, absl::Time now) {
  const auto session = sessions_.find(&connection);
  if (muted_ || session == sessions_.end()) return;
  Act(session, session->second.OnText(text, now), now);
}

void WebSocketEndpoint::OnDisconnect(Connection& connection) {
  const auto session = sessions_.find(&connection);
  if (session == sessions_.end()) return;
  sessions_.erase(session);
  Recount();
}

void WebSocketEndpoint::OnTime(absl::Time now) {
  if (muted_) return;
  for (auto next = sessions_.begin(); next != sessions_.end();) {
    const auto session = next++;
    if (session->second.next_deadline() <= now) Act(session, session->second.OnTime(now), now);
  }
}

absl::Time WebSocketEndpoint::next_deadline() const {
  absl::Time deadline = absl::InfiniteFuture();
  if (muted_) return deadline;
  for (const auto& [connection, session] : sessions_) deadline = std::min(deadline, session.next_deadline());
  return deadline;
}

void WebSocketEndpoint::Act(Sessions::iterator session, BrokerSession::Reaction reaction, absl::Time now) {
  Connection& connection = *session->first;
  for (std::string& frame : reaction.frames) connection.Send(Share(std::move(frame)));
  if (reaction.event == Event::kLogin && variants_.one_session_per_app_key) EndOlderSessions(session);
  if (reaction.close) End(session, kNormalClosure, "Bye");
  if (reaction.event != Event::kNone || reaction.close) {
    Recount([&](Stats& stats) { Count(reaction.event, stats); });
    if (const auto text = Describe(reaction.event); !text.empty()) {
      Log().info("{}; {} sessions, {} registered topics", text, sessions_.size(), listened_.size());
    }
  }
  if (!on_registered_) return;
  for (const Registered& registered : reaction.registered) on_registered_(connection, registered);
}

void WebSocketEndpoint::EndOlderSessions(const Sessions::iterator& newer) {
  for (auto next = sessions_.begin(); next != sessions_.end();) {
    const auto older = next++;
    if (older == newer || older->second.app_key() != newer->second.app_key()) continue;
    for (std::string& frame : older->second.OnReplaced().frames) older->first->Send(Share(std::move(frame)));
    End(older, kNormalClosure, "Bye");
  }
}

void WebSocketEndpoint::End(Sessions::iterator session, uint16_t code, const std::string& reason) {
  Connection& connection = *session->first;
  sessions_.erase(session);
  Log().info("a session was closed: {} {}", code, reason);
  connection.Close(code, reason);
}

Registered WebSocketEndpoint::RouteOf(const Registered& registered) const {
  return types_without_item_.contains(registered.type) ? Registered{registered.type, ""} : registered;
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
      routes.insert(RouteOf(registered));
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
  const auto route = muted_ ? routes_.end() : routes_.find(RouteOf(row));
  return route == routes_.end() ? nullptr : &route->second;
}

int64_t WebSocketEndpoint::Publish(std::span<const RealtimeRow> rows) {
  std::map<Connection*, std::vector<const RealtimeRow*>> parts;
  int64_t deliveries = 0;
  for (const RealtimeRow& row : rows) {
    const std::vector<Connection*>* listeners = Listeners(row.registered);
    if (listeners == nullptr) continue;
    for (Connection* listener : *listeners) parts[listener].push_back(&row);
    deliveries += static_cast<int64_t>(listeners->size());
  }
  // Sessions that get the same rows share the text.
  const std::vector<const RealtimeRow*>* written = nullptr;
  SharedText text;
  for (const auto& [connection, part] : parts) {
    if (written == nullptr || part != *written) {
      text = Share(RealFrame(part, variants_.documented_member_order));
      written = &part;
    }
    connection->Send(text);
  }
  return deliveries;
}

int64_t WebSocketEndpoint::PublishFrame(std::span<const Registered> rows, const SharedText& text) {
  std::set<Connection*> receivers;
  for (const Registered& row : rows) {
    if (const auto* listeners = Listeners(row)) receivers.insert(listeners->begin(), listeners->end());
  }
  for (Connection* connection : receivers) connection->Send(text);
  return static_cast<int64_t>(receivers.size());
}

size_t WebSocketEndpoint::longest_queue() const {
  size_t longest = 0;
  for (const auto& [connection, session] : sessions_) longest = std::max(longest, connection->queued());
  return longest;
}

void WebSocketEndpoint::DropSessions() {
  const Sessions dropped = std::exchange(sessions_, {});
  for (const auto& [connection, session] : dropped) connection->Reset();
  Recount();
}

void WebSocketEndpoint::CloseSessions(uint16_t code, const std::string& reason) {
  while (!sessions_.empty()) End(sessions_.begin(), code, reason);
  Recount();
}

void WebSocketEndpoint::PushFrame(const std::string& text) {
  const SharedText shared = Share(text);
  for (const auto& [connection, session] : sessions_) {
    if (session.logged_in()) connection->Send(shared);
  }
}

}  // namespace kiwoom::simulator
