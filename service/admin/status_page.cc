#include "service/admin/status_page.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "service/admin/html.h"

namespace kiwoom::admin {
namespace {

using metrics::Snapshot;
using Rows = std::vector<std::vector<std::string>>;

constexpr char kHead[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Kiwoom Gateway</title>\n"
    "<style>body{font-family:sans-serif;margin:1em}table{border-collapse:collapse;margin-bottom:1em}"
    "th,td{border:1px solid #999;padding:2px 8px;text-align:left}</style></head>\n<body><h1>Kiwoom Gateway</h1>\n";

std::string Ago(absl::Time time, absl::Time now) {
  if (time == absl::InfinitePast()) return "never";
  return absl::StrCat(
      absl::FormatDuration(absl::Trunc(std::max(now - time, absl::ZeroDuration()), absl::Milliseconds(1))), " ago");
}

std::string TimeText(absl::Time time) {
  if (time == absl::InfinitePast()) return "none";
  return absl::FormatTime("%Y-%m-%d %H:%M:%S UTC", time, absl::UTCTimeZone());
}

std::string Mib(uint64_t bytes) { return absl::StrFormat("%.1f MiB", static_cast<double>(bytes) / (1 << 20)); }

std::string Section(const std::string& title, const std::string& body) {
  return absl::StrCat("<h2>", EscapeHtml(title), "</h2>\n", body);
}

std::string CountTable(const std::string& heading, const std::vector<metrics::Count>& counts) {
  Rows rows;
  for (const metrics::Count& count : counts) rows.push_back({count.label, absl::StrCat(count.value)});
  return HtmlTable({heading, "number"}, rows);
}

std::string ProcessTable(const Snapshot& snapshot, const metrics::Process& process, const metrics::Build& build) {
  return HtmlTable({"process", ""},
                   {{"version", absl::StrCat(build.version, " (", build.commit, "), tables of ", build.spec_date)},
                    {"broker", snapshot.broker},
                    {"started", TimeText(snapshot.start)},
                    {"state", snapshot.draining ? "draining" : "serving"},
                    {"memory", Mib(process.resident_bytes)},
                    {"CPU", absl::StrFormat("%.2f s", process.cpu_seconds)},
                    {"descriptors", absl::StrCat(process.open_fds, " of ", process.most_fds)}});
}

std::string SessionTable(const Snapshot& snapshot) {
  Rows rows;
  for (const metrics::SessionSnapshot& session : snapshot.sessions) {
    rows.push_back({session.name, session.state, TimeText(session.login), absl::StrCat(session.reconnects),
                    Ago(session.last_message, snapshot.time), Ago(session.last_market_row, snapshot.time),
                    absl::StrCat(session.registrations), absl::StrCat(session.items, " of ", session.item_limit),
                    session.last_error});
  }
  return HtmlTable({"session", "state", "login", "reconnects", "last message", "last market row", "registrations",
                    "items", "last error"},
                   rows);
}

std::string RestTable(const Snapshot& snapshot) {
  Rows rows;
  for (const metrics::SessionSnapshot& session : snapshot.sessions) {
    uint64_t calls = 0, failed = 0;
    for (const rest::RestCount& call : session.rest.calls) {
      calls += call.value;
      if (call.result != "ok") failed += call.value;
    }
    rows.push_back({session.name, absl::StrCat(calls), absl::StrCat(failed),
                    absl::StrFormat("%.0f %%", session.rest.quota_used * 100), TimeText(session.rest.token_expiry)});
  }
  return HtmlTable({"session", "REST requests", "failed", "quota in use", "token expires"}, rows);
}

std::string ReaderTable(const Snapshot& snapshot) {
  Rows rows;
  for (const metrics::ReaderSnapshot& reader : snapshot.slowest_readers) {
    rows.push_back({reader.peer, reader.caller, Ago(reader.start, snapshot.time), absl::StrCat(reader.topics),
                    absl::StrCat(reader.queued), Mib(reader.queue_bytes), absl::StrCat(reader.sent),
                    absl::StrCat(reader.skipped)});
  }
  std::string html = HtmlTable({"peer", "caller", "opened", "topics", "queued", "queue", "sent", "skipped"}, rows);
  if (snapshot.readers > rows.size()) {
    absl::StrAppend(&html, "<p>and ", snapshot.readers - rows.size(), " with shorter queues</p>\n");
  }
  return html;
}

std::string LossTable(const Snapshot& snapshot) {
  std::vector<metrics::Count> losses;
  for (const metrics::Count& gap : snapshot.gaps) losses.push_back({absl::StrCat("gap: ", gap.label), gap.value});
  for (const metrics::Count& skipped : snapshot.events_skipped) {
    losses.push_back({absl::StrCat("events skipped: ", skipped.label), skipped.value});
  }
  for (const metrics::SessionSnapshot& session : snapshot.sessions) {
    losses.push_back({absl::StrCat("broken frames: ", session.name), session.broken_frames});
  }
  losses.push_back({"rows without a subscriber", snapshot.unrouted_rows});
  for (const metrics::Count& keys : snapshot.unknown_keys) {
    losses.push_back({absl::StrCat("keys that no table describes: ", keys.label), keys.value});
  }
  return CountTable("what", losses);
}

}  // namespace

std::string StatusPage(const Snapshot& snapshot, const metrics::Process& process, const metrics::Build& build) {
  std::string html = kHead;
  html += Section("Process", ProcessTable(snapshot, process, build));
  html += Section("Sessions with the broker", SessionTable(snapshot));
  html += Section("Topics", CountTable("state", snapshot.topics));
  html += Section("REST", RestTable(snapshot));
  html += Section("Losses and surprises", LossTable(snapshot));
  html += Section("Readers, the slowest first", ReaderTable(snapshot));
  html += Section("Recent events", "<p>" + Mib(snapshot.recent_events_bytes) + "</p>\n");
  return html + "</body></html>\n";
}

}  // namespace kiwoom::admin
