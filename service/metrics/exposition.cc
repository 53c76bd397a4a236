#include "service/metrics/exposition.h"

#include <algorithm>
#include <array>
#include <vector>

#include "service/metrics/families.h"

namespace kiwoom::metrics {
namespace {

constexpr std::array kStates = {"standby", "connecting", "live", "lost", "replaced", "refused"};

double Age(absl::Time time, absl::Time now) { return std::max(0.0, absl::ToDoubleSeconds(now - time)); }

void AddSessions(const Snapshot& snapshot, Families& families) {
  // One family after the other: a family's values must be together.
  const auto each = [&](auto add) {
    for (const SessionSnapshot& session : snapshot.sessions) add(session, Families::Labels{{"session", session.name}});
  };
  families.Gauge("kiwoom_session_state", "State of the session with the broker: 1 for the current one, else 0.");
  each([&](const SessionSnapshot& session, Families::Labels) {
    const bool listed = std::ranges::count(kStates, session.state) > 0;
    for (const std::string state : kStates) {
      families.Add(state == session.state, {{"session", session.name}, {"state", state}});
    }
    if (!listed) families.Add(1, {{"session", session.name}, {"state", session.state}});
  });
  families.Counter("kiwoom_session_reconnects_total", "Logins after the first.");
  each([&](const auto& session, const auto& labels) { families.Add(static_cast<double>(session.reconnects), labels); });
  families.Gauge("kiwoom_session_last_message_age_seconds",
                 "Time since the broker's last message; no value before the first.");
  each([&](const auto& session, const auto& labels) {
    if (session.last_message != absl::InfinitePast()) families.Add(Age(session.last_message, snapshot.time), labels);
  });
  families.Gauge("kiwoom_session_last_market_row_age_seconds",
                 "Time since the last row of market data; no value before the first.");
  each([&](const auto& session, const auto& labels) {
    if (session.last_market_row == absl::InfinitePast()) return;
    families.Add(Age(session.last_market_row, snapshot.time), labels);
  });
  families.Gauge("kiwoom_session_registrations", "Topics registered with the broker.");
  each([&](const auto& session, const auto& labels) { families.Add(session.registrations, labels); });
  families.Gauge("kiwoom_session_items", "Different items that are wanted on the session.");
  each([&](const auto& session, const auto& labels) { families.Add(session.items, labels); });
  families.Gauge("kiwoom_session_item_limit", "Different items that fit on the session.");
  each([&](const auto& session, const auto& labels) { families.Add(session.item_limit, labels); });
  families.Counter("kiwoom_registration_answers_total", "What became of registration requests (REG).");
  each([&](const auto& session, const auto& labels) { families.Add(session.registration_answers, "outcome", labels); });
  families.Counter("kiwoom_frames_total", "Messages of the broker on the session.");
  each([&](const auto& session, const auto& labels) { families.Add(static_cast<double>(session.frames), labels); });
  families.Counter("kiwoom_broken_frames_total",

                   "Messages that could not be read, or whose rows could not all be; single broken rows do not count.");
  each([&](const auto& session, const auto& labels) {
    families.Add(static_cast<double>(session.broken_frames), labels);
  });
}

void AddRest(const Snapshot& snapshot, Families& families) {
  families.Counter(
      "kiwoom_rest_calls_total",
      "REST requests by TR and result: ok, or the ErrorReason of the failure. Repetitions count, and so do "
      "requests that the quota left no time for.");
  for (const SessionSnapshot& session : snapshot.sessions) {
    for (const rest::RestCount& call : session.rest.calls) {
      families.Add(static_cast<double>(call.value),
                   {{"session", session.name}, {"tr", call.tr}, {"result", call.result}});
    }
  }
  families.Distribution("kiwoom_rest_wait_seconds",
                        "How long queries waited for their turn and a connection before they were sent; token requests "
                        "do not count.");
  for (const SessionSnapshot& session : snapshot.sessions) {
    families.Add(session.rest.wait_seconds, {{"session", session.name}});
  }
  families.Gauge("kiwoom_rest_quota_used_ratio",
                 "The used part of the REST limit that has least room at the moment: 1 is all of it.");
  for (const SessionSnapshot& session : snapshot.sessions) {
    families.Add(session.rest.quota_used, {{"session", session.name}});
  }
  families.Gauge("kiwoom_token_expiry_timestamp_seconds", "When the access token expires; no value without a token.");
  for (const SessionSnapshot& session : snapshot.sessions) {
    if (session.rest.token_expiry == absl::InfinitePast()) continue;
    families.Add(absl::ToDoubleSeconds(session.rest.token_expiry - absl::UnixEpoch()), {{"session", session.name}});
  }
}

void AddStreams(const Snapshot& snapshot, Families& families) {
  families.Counter("kiwoom_events_total", "Events made of the broker's rows, by type, once for all readers.")
      .Add(snapshot.events, "type");
  families.Counter("kiwoom_events_sent_total", "Events written to readers, notices and heartbeats included.")
      .Add(static_cast<double>(snapshot.events_sent));
  families
      .Counter("kiwoom_gaps_total",
               "Losses of data by cause: session_lost, moved (to another session, or refused and accepted again), "
               "unanswered or overflow for each registration, unreadable for each message, resumption for each topic "
               "whose position the log no longer holds.")
      .Add(snapshot.gaps, "cause");
  families
      .Counter("kiwoom_events_skipped_total",
               "Events left out because newer ones overtook them: skip, of slow readers; min_interval, of readers that "
               "asked for few.")
      .Add(snapshot.events_skipped, "policy");
  families.Gauge("kiwoom_readers", "Open Subscribe streams.").Add(static_cast<double>(snapshot.readers));
  families
      .Counter("kiwoom_readers_ended_total",
               "Subscribe streams that ended: cancelled by the client, or by the gateway for an ErrorReason; DRAINING: "
               "during the shutdown, by either side; CREDENTIALS_INVALID: the operator took the caller's rights away.")
      .Add(snapshot.readers_ended, "reason");
  families.Gauge("kiwoom_reader_queue_bytes", "Events queued for all readers.")
      .Add(static_cast<double>(snapshot.reader_queue_bytes));
  families.Gauge("kiwoom_recent_events_bytes", "Memory of the log of recent events.")
      .Add(static_cast<double>(snapshot.recent_events_bytes));
  families
      .Gauge("kiwoom_event_memory_bytes", "Memory of all queued and recent events; one in several queues counts once.")
      .Add(static_cast<double>(snapshot.event_memory_bytes));
  families.Gauge("kiwoom_event_memory_limit_bytes", "The budget for it, as set by memory_mib.")
      .Add(static_cast<double>(snapshot.event_memory_limit));
  families.Counter("kiwoom_unknown_keys_total", "Keys that no table describes, by TR.")
      .Add(snapshot.unknown_keys, "tr");
  families.Counter("kiwoom_unrouted_rows_total", "Rows that no stream subscribes to.")
      .Add(static_cast<double>(snapshot.unrouted_rows));
  families.Distribution("kiwoom_decode_seconds", "Time from a message's arrival until its events are queued.")
      .Add(snapshot.decode_seconds);
  families
      .Distribution("kiwoom_frame_to_write_seconds",
                    "Time from the arrival of the oldest live event of a response until the response is written.")
      .Add(snapshot.frame_to_write_seconds);
}

void AddCalls(const Snapshot& snapshot, Families& families) {
  families.Counter("grpc_server_call_started_total", "Calls started, by method; other: no such method.")
      .Add(snapshot.calls_started, "grpc_method");
  families.Distribution("grpc_server_call_duration_seconds", "Duration of ended calls, by method and status.");
  for (const CallDurations& call : snapshot.calls) {
    families.Add(call.seconds, {{"grpc_method", call.method}, {"grpc_status", call.status}});
  }
  families.Counter("kiwoom_refused_calls_total", "Calls refused before a method saw them, by ErrorReason.")
      .Add(snapshot.refused_calls, "reason");
}

void AddProcess(const Process& process, absl::Time start, const Build& build, Families& families) {
  families.Counter("process_cpu_seconds_total", "CPU time of the process.").Add(process.cpu_seconds);
  families.Gauge("process_resident_memory_bytes", "Resident memory.").Add(static_cast<double>(process.resident_bytes));
  families.Gauge("process_open_fds", "Open file descriptors.").Add(static_cast<double>(process.open_fds));
  families.Gauge("process_max_fds", "Most file descriptors that may be open.")
      .Add(static_cast<double>(process.most_fds));
  families.Gauge("process_start_time_seconds", "When the process started.")
      .Add(absl::ToDoubleSeconds(start - absl::UnixEpoch()));
  families.Gauge("kiwoom_build_info", "Always 1; the labels tell which gateway this is.")
      .Add(1, {{"version", build.version}, {"commit", build.commit}, {"spec_date", build.spec_date}});
}

}  // namespace

std::string Exposition(const Snapshot& snapshot, const Process& process, const Build& build) {
  Families families;
  AddSessions(snapshot, families);
  AddStreams(snapshot, families);
  AddRest(snapshot, families);
  AddCalls(snapshot, families);
  AddProcess(process, snapshot.start, build, families);
  return families.Text();
}

}  // namespace kiwoom::metrics
