#include "service/metrics/exposition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "service/metrics/families.h"

namespace kiwoom::metrics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A snapshot with a value in every family.
Snapshot Everything() {
  Snapshot snapshot;
  snapshot.time = absl::FromUnixSeconds(1'800'000'100);
  SessionSnapshot session;
  session.name = "main";
  session.state = "live";
  session.last_message = snapshot.time - absl::Milliseconds(1500);
  session.last_market_row = snapshot.time - absl::Seconds(20);
  session.reconnects = 2;
  session.registrations = 3;
  session.items = 4;
  session.item_limit = 200;
  session.registration_answers = {{"accepted", 5}, {"unanswered", 1}};
  session.frames = 1000;
  session.broken_frames = 6;
  session.rest.calls = {{"ka20001", "ok", 7}, {"ka20001", "LOCAL_RATE_LIMIT", 8}};
  session.rest.wait_seconds.Add(0.5);
  session.rest.quota_used = 0.25;
  session.rest.token_expiry = absl::FromUnixSeconds(1'800'080'000);
  snapshot.sessions = {session};
  snapshot.events = {{"Trade", 900}};
  snapshot.start = absl::FromUnixSeconds(1'800'000'000);
  snapshot.events_sent = 1800;
  snapshot.gaps = {{"session_lost", 3}};
  snapshot.events_skipped = {{"skip", 12}};
  snapshot.readers = 2;
  snapshot.readers_ended = {{"READER_TOO_SLOW", 1}};
  snapshot.reader_queue_bytes = 4096;
  snapshot.recent_events_bytes = 65536;
  snapshot.event_memory_bytes = 70000;
  snapshot.event_memory_limit = 1 << 30;
  snapshot.unknown_keys = {{"0B", 13}};
  snapshot.unrouted_rows = 14;
  snapshot.decode_seconds.Add(3e-6);
  snapshot.frame_to_write_seconds.Add(3e-5);
  snapshot.calls_started = {{"s.Market/Subscribe", 2}};
  snapshot.calls = {{"s.Market/Subscribe", "OK", telemetry::Histogram(1e-4)}};
  snapshot.calls[0].seconds.Add(1);
  snapshot.refused_calls = {{"SCOPE_MISSING", 15}};
  return snapshot;
}

std::string Text(const Snapshot& snapshot) {
  return Exposition(snapshot, {.cpu_seconds = 1.5}, {"1.2.3", "abc", "2026-07-04"});
}

TEST(Exposition, HasEveryNumber) {
  const std::string text = Text(Everything());
  for (const char* line : {
           "kiwoom_session_state{session=\"main\",state=\"live\"} 1\n",
           "kiwoom_session_state{session=\"main\",state=\"lost\"} 0\n",
           "kiwoom_session_reconnects_total{session=\"main\"} 2\n",
           "kiwoom_session_last_message_age_seconds{session=\"main\"} 1.5\n",
           "kiwoom_session_last_market_row_age_seconds{session=\"main\"} 20\n",
           "kiwoom_session_registrations{session=\"main\"} 3\n",
           "kiwoom_session_items{session=\"main\"} 4\n",
           "kiwoom_session_item_limit{session=\"main\"} 200\n",
           "kiwoom_registration_answers_total{session=\"main\",outcome=\"accepted\"} 5\n",
           "kiwoom_frames_total{session=\"main\"} 1000\n",
           "kiwoom_broken_frames_total{session=\"main\"} 6\n",
           "kiwoom_events_total{type=\"Trade\"} 900\n",
           "kiwoom_events_sent_total 1800\n",
           "kiwoom_gaps_total{cause=\"session_lost\"} 3\n",
           "kiwoom_events_skipped_total{policy=\"skip\"} 12\n",
           "kiwoom_readers 2\n",
           "kiwoom_readers_ended_total{reason=\"READER_TOO_SLOW\"} 1\n",
           "kiwoom_reader_queue_bytes 4096\n",
           "kiwoom_recent_events_bytes 65536\n",
           "kiwoom_event_memory_bytes 70000\n",
           "kiwoom_event_memory_limit_bytes 1073741824\n",
           "kiwoom_unknown_keys_total{tr=\"0B\"} 13\n",
           "kiwoom_unrouted_rows_total 14\n",
           "kiwoom_decode_seconds_count 1\n",
           "kiwoom_frame_to_write_seconds_count 1\n",
           "kiwoom_rest_calls_total{session=\"main\",tr=\"ka20001\",result=\"ok\"} 7\n",
           "kiwoom_rest_calls_total{session=\"main\",tr=\"ka20001\",result=\"LOCAL_RATE_LIMIT\"} 8\n",
           "kiwoom_rest_wait_seconds_bucket{session=\"main\",le=\"0.512\"} 1\n",
           "kiwoom_rest_wait_seconds_bucket{session=\"main\",le=\"0.256\"} 0\n",
           "kiwoom_rest_wait_seconds_bucket{session=\"main\",le=\"+Inf\"} 1\n",
           "kiwoom_rest_wait_seconds_sum{session=\"main\"} 0.5\n",
           "kiwoom_rest_quota_used_ratio{session=\"main\"} 0.25\n",
           "kiwoom_token_expiry_timestamp_seconds{session=\"main\"} 1800080000\n",
           "grpc_server_call_started_total{grpc_method=\"s.Market/Subscribe\"} 2\n",
           "grpc_server_call_duration_seconds_count{grpc_method=\"s.Market/Subscribe\",grpc_status=\"OK\"} 1\n",
           "kiwoom_refused_calls_total{reason=\"SCOPE_MISSING\"} 15\n",
           "process_cpu_seconds_total 1.5\n",
           "process_start_time_seconds 1800000000\n",
           "kiwoom_build_info{version=\"1.2.3\",commit=\"abc\",spec_date=\"2026-07-04\"} 1\n",
       }) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(Exposition, WhatHasNotHappenedHasNoValue) {
  Snapshot snapshot;
  snapshot.sessions.resize(1);
  snapshot.sessions[0].state = "connecting";
  const std::string text = Text(snapshot);
  EXPECT_THAT(text, Not(HasSubstr("kiwoom_session_last_message_age_seconds{")));
  EXPECT_THAT(text, Not(HasSubstr("kiwoom_session_last_market_row_age_seconds{")));
  EXPECT_THAT(text, Not(HasSubstr("kiwoom_token_expiry_timestamp_seconds{")));
}

TEST(Exposition, AStateThatIsNotListedHasItsOwnValue) {
  Snapshot snapshot = Everything();
  snapshot.sessions[0].state = "another";
  EXPECT_THAT(Text(snapshot), HasSubstr("kiwoom_session_state{session=\"main\",state=\"another\"} 1\n"));
  EXPECT_THAT(Text(snapshot), HasSubstr("kiwoom_session_state{session=\"main\",state=\"live\"} 0\n"));
}

TEST(Exposition, LabelsAreEscaped) {
  Snapshot snapshot = Everything();
  snapshot.refused_calls = {{"a\"b\\c\nd", 1}};
  EXPECT_THAT(Text(snapshot), HasSubstr("kiwoom_refused_calls_total{reason=\"a\\\"b\\\\c\\nd\"} 1\n"));
}

// name → "kind: meaning", as the text describes itself.
std::map<std::string, std::string> Described(const std::string& text) {
  std::map<std::string, std::string> kinds, described;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string hash, what, name, rest;
    words >> hash >> what >> name;
    std::getline(words >> std::ws, rest);
    if (what == "HELP") described[name] = rest;
    if (what == "TYPE") described[name] = rest + ": " + described[name];
  }
  return described;
}

// The same of README.md's table, and each metric's labels.
std::map<std::string, std::string> Documented(std::map<std::string, std::string>& labels) {
  std::map<std::string, std::string> documented;
  std::ifstream file("service/metrics/README.md");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| `")) continue;
    std::vector<std::string> cells;
    std::istringstream row(line.substr(2));
    for (std::string cell; std::getline(row, cell, '|');) {
      const size_t begin = cell.find_first_not_of(' ');
      cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, cell.find_last_not_of(' ') - begin + 1));
    }
    const std::string name = cells.at(0).substr(1, cells.at(0).size() - 2);
    documented[name] = cells.at(1) + ": " + cells.at(3);
    labels[name] = cells.at(2);
  }
  return documented;
}

TEST(Exposition, TheReadmeDescribesEveryMetricAndNoOther) {
  const std::string text = Text(Everything());
  std::map<std::string, std::string> labels;
  EXPECT_EQ(Documented(labels), Described(text));
  for (const auto& [name, names] : labels) {
    const size_t begins = std::min(text.find("\n" + name + "{"), text.find("\n" + name + "_count{"));
    const std::string sample = begins == std::string::npos ? "" : text.substr(begins, text.find('}', begins) - begins);
    std::string shown;
    for (size_t quote = sample.find("=\""); quote != std::string::npos; quote = sample.find("=\"", quote + 1)) {
      const size_t begin = sample.find_last_of("{,", quote) + 1;
      shown += (shown.empty() ? "" : ", ") + sample.substr(begin, quote - begin);
    }
    EXPECT_EQ(shown, names) << name;
  }
}

}  // namespace
}  // namespace kiwoom::metrics
