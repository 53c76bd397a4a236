#include "service/methods/query_sessions.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"

namespace kiwoom::methods {
namespace {

using Sessions = std::vector<QuerySession>;

std::shared_ptr<const Sessions> InOrder(Sessions sessions) {
  std::ranges::sort(sessions, {}, [](const QuerySession& session) -> const std::string& { return *session.name; });
  return std::make_shared<const Sessions>(std::move(sessions));
}

std::vector<rest::RestClient*> ClientsOf(const Sessions& sessions) {
  std::vector<rest::RestClient*> clients;
  for (const QuerySession& session : sessions) clients.push_back(session.rest);
  return clients;
}

}  // namespace

QuerySessions::QuerySessions(std::vector<QuerySession> sessions, loop::Executor executor)
    : sessions_(InOrder(std::move(sessions))), any_(ClientsOf(*sessions_)), executor_(std::move(executor)) {}

std::string QuerySessions::Names() const {
  return absl::StrJoin(*sessions_, ", ",
                       [](std::string* out, const QuerySession& session) { out->append(*session.name); });
}

const sessions::SessionName* QuerySessions::Find(std::string_view name) const {
  const auto found = std::ranges::find_if(*sessions_, [&](const QuerySession& one) { return *one.name == name; });
  return found == sessions_->end() ? nullptr : found->name;
}

std::optional<QuerySessions::Page> QuerySessions::Continue(const PagedRequest& request, std::string_view token,
                                                           const sessions::SessionName* session) const {
  for (const QuerySession& one : *sessions_) {
    if (session != nullptr && session != one.name) continue;
    if (auto key = one.page_tokens.ToKey(request, token)) return Page{one.name, *std::move(key)};
  }
  return std::nullopt;
}

rest::RestClient::Pending QuerySessions::Query(rest::RestQuery query, const sessions::SessionName* session,
                                               Callback callback) {
  auto tell = [sessions = sessions_, callback = std::move(callback)](rest::RestClient& client,
                                                                     absl::StatusOr<rest::RestAnswer> answer) mutable {
    callback(*std::ranges::find(*sessions, &client, &QuerySession::rest), std::move(answer));
  };
  if (session == nullptr) return any_.Query(std::move(query), executor_, std::move(tell));
  rest::RestClient& client = *std::ranges::find(*sessions_, session, &QuerySession::name)->rest;
  return client.Query(std::move(query), executor_,
                      [&client, tell = std::move(tell)](absl::StatusOr<rest::RestAnswer> answer) mutable {
                        tell(client, std::move(answer));
                      });
}

void QuerySessions::SetKey(const sessions::SessionName& session, const rest::AppKey& key) {
  auto changed = std::make_shared<Sessions>(*sessions_);
  QuerySession& one = *std::ranges::find(*changed, &session, &QuerySession::name);
  one = QuerySession(session, *one.rest, key);
  sessions_ = std::move(changed);
}

}  // namespace kiwoom::methods
