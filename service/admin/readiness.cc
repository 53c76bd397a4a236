#include "service/admin/readiness.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::admin {

std::string Describe(const Readiness& readiness, const std::vector<metrics::SessionSnapshot>& sessions) {
  std::string text = readiness.ready() ? "ready\n" : "not ready\n";
  absl::StrAppend(&text, "[ok] configured\n[ok] serving\n");
  absl::StrAppend(&text, readiness.draining ? "[no] draining: the gateway is stopping\n" : "[ok] not draining\n");
  const bool fails = readiness.session_required && !readiness.any_session_live;
  absl::StrAppend(&text,
                  readiness.any_session_live ? "[ok]"
                  : fails                    ? "[no]"
                                             : "[--]",
                  readiness.any_session_live ? " a session with the broker is live"
                  : fails                    ? " no session with the broker is live"
                                             : " no session with the broker is live, which does not count here",
                  "\n");
  for (const metrics::SessionSnapshot& session : sessions) {
    absl::StrAppend(&text, "     session ", session.name, ": ", session.state, "\n");
  }
  return text;
}

}  // namespace kiwoom::admin
