#include "simulator/faults/admin.h"

#include <string_view>
#include <utility>

#include "simulator/json/json_text.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kPrefix = "/simulator/";

std::string StatsBody(const Stats& stats) {
  const std::pair<std::string_view, int64_t> numbers[] = {
      {"connections", stats.connections},
      {"logins", stats.logins},
      {"refused_logins", stats.refused_logins},
      {"registration_requests", stats.registration_requests},
      {"refused_registrations", stats.refused_registrations},
      {"removal_requests", stats.removal_requests},
      {"pings_answered", stats.pings_answered},
      {"rows_sent", stats.rows_sent},
      {"tokens_issued", stats.tokens_issued},
      {"tokens_revoked", stats.tokens_revoked},
      {"rest_requests", stats.rest_requests},
      {"rate_limited_requests", stats.rate_limited_requests},
      {"open_sessions", static_cast<int64_t>(stats.open_sessions)},
      {"logged_in_sessions", static_cast<int64_t>(stats.logged_in_sessions)},
  };
  std::string body = "{";
  for (const auto& [name, number] : numbers) {
    AppendJsonString(body, name);
    body += ':' + std::to_string(number) + ',';
  }
  body += R"("registrations":[)";
  bool first = true;
  for (const Registered& registered : stats.registrations) {
    body += std::exchange(first, false) ? R"({"type":)" : R"(,{"type":)";
    AppendJsonString(body, registered.type);
    body += R"(,"item":)";
    AppendJsonString(body, registered.item);
    body += '}';
  }
  return body + "]}";
}

}  // namespace

bool IsAdminPath(const std::string& path) { return path.starts_with(kPrefix); }

HttpReply HandleAdmin(const HttpRequest& request, FaultTarget& target, const StatsBoard& stats) {
  HttpReply reply;
  const std::string name = request.path.substr(kPrefix.size());
  if (request.method == "GET" && name == "stats") {
    reply.body = StatsBody(stats.Read());
    return reply;
  }
  if (request.method != "POST") {
    reply.status = 405;
    return reply;
  }
  const absl::Status done = CommitFault(name + ' ' + request.body, &target);
  if (done.ok()) {
    reply.body = "{}";
  } else {
    reply.status = 400;
    reply.body = R"({"error":)";
    AppendJsonString(reply.body, std::string(done.message()));
    reply.body += '}';
  }
  return reply;
}

}  // namespace kiwoom::simulator
