#include "service/callers/audit_entry.h"

#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"

namespace kiwoom::callers {
namespace {

constexpr size_t kLongestField = 300;

// As a JSON string. An excerpt contains no control character and is valid UTF-8.
std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : codec::OneLine(text, kLongestField)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted += '"';
}

}  // namespace

std::string AuditLine(const AuditEntry& entry) {
  std::string line = absl::StrCat(
      "{\"time\":\"", absl::FormatTime("%Y-%m-%d%ET%H:%M:%E3S%Ez", entry.time, absl::FixedTimeZone(9 * 3600)), "\"");
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) absl::StrAppend(&line, ",\"", key, "\":", Quoted(value));
  };
  add("caller", entry.caller);
  add("peer", entry.peer);
  add("method", entry.method);
  add("outcome", entry.outcome);
  add("reason", entry.reason);
  add("request_id", entry.request_id);
  add("session", entry.session);
  add("subscription", entry.subscription);
  if (entry.similar > 0) absl::StrAppend(&line, ",\"similar\":", entry.similar);
  return line += '}';
}

}  // namespace kiwoom::callers
