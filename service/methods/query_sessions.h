#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "service/loop/executor.h"
#include "service/methods/page_tokens.h"
#include "service/rest/rest_client.h"
#include "service/rest/rest_clients.h"
#include "service/rest/token_source.h"
#include "service/sessions/topic.h"

namespace kiwoom::methods {

// What queries use of one session.
struct QuerySession {
  QuerySession(const sessions::SessionName& session, rest::RestClient& client, const rest::AppKey& key)
      : name(&session), rest(&client), page_tokens(key.app_key, key.secret_key, session) {}

  const sessions::SessionName* name;
  rest::RestClient* rest;
  PageTokens page_tokens;
};

// The sessions that answer queries, one for each app key. Chooses the session of a query: the one that the caller
// named, the one that issued its page token, or else the one with most quota.
//
// Lives on the loop's thread. Outlives the queries.
class QuerySessions {
 public:
  // Gets the session that answered or failed, with the page tokens that it had when the query came.
  using Callback = absl::AnyInvocable<void(const QuerySession&, absl::StatusOr<rest::RestAnswer>)>;

  struct Page {
    const sessions::SessionName* session;
    std::string next_key;
  };

  // At least one session. Their clients have the same worker. Callbacks are called through `executor`.
  QuerySessions(std::vector<QuerySession> sessions, loop::Executor executor);

  size_t count() const { return sessions_->size(); }
  // "default, second": in alphabetical order.
  std::string Names() const;
  // The session of that name; null if there is none.
  const sessions::SessionName* Find(std::string_view name) const;

  // The page that the token asks for, if a session has issued it for this request: `session`, or any if that is null.
  std::optional<Page> Continue(const PagedRequest& request, std::string_view token,
                               const sessions::SessionName* session) const;

  // Asks `session`, or any if that is null.
  [[nodiscard]] rest::RestClient::Pending Query(rest::RestQuery query, const sessions::SessionName* session,
                                                Callback callback);

  // The session has another app key, to which the broker's earlier next-keys mean nothing: from now on it refuses the
  // page tokens that it has issued, including those of queries that are open.
  void SetKey(const sessions::SessionName& session, const rest::AppKey& key);

 private:
  using Sessions = std::vector<QuerySession>;

  std::shared_ptr<const Sessions> sessions_;  // by name; replaced as a whole, so that an open query keeps those it saw
  rest::RestClients any_;
  const loop::Executor executor_;
};

}  // namespace kiwoom::methods
