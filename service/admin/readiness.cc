#include "service/admin/readiness.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace kiwoom::admin {
namespace {

absl::string_view SessionLine(const Readiness& readiness) {
  if (readiness.any_session_live) return "[ok] a session with the broker is live";
  if (readiness.standing_by) return "[ok] standing by until another gateway has closed its sessions with the broker";
  if (readiness.session_required) return "[no] no session with the broker is live";
  return "[--] no session with the broker is live, which does not count here";
}

}  // namespace

std::string Describe(const Readiness& readiness, const std::vector<metrics::SessionSnapshot>& sessions) {
  std::string text = readiness.ready() ? "ready\n" : "not ready\n";
  absl::StrAppend(&text, "[ok] configured\n[ok] serving\n");
  absl::StrAppend(&text, readiness.draining ? "[no] draining: the gateway is stopping\n" : "[ok] not draining\n");
  absl::StrAppend(&text, SessionLine(readiness), "\n");
  for (const metrics::SessionSnapshot& session : sessions) {
    absl::StrAppend(&text, "     session ", session.name, ": ", session.state, "\n");
  }
  return text;
}

}  // namespace kiwoom::admin
