#include "service/config/flag_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace kiwoom::config {
namespace {

constexpr Flag kConfiguration[] = {
    {.name = "config_file",
     .member = &Settings::config_file,
     .unit = "FILE",
     .help = "YAML file with a line for each flag, such as `listen: 127.0.0.1:50051`. Flags and variables override it.",
     .source = FlagSource::kCommandLineAndVariable},
    {.name = "check_config",
     .member = &Settings::check_config,
     .help = "Check all settings, keys and files as a start would, but open neither ports nor the state directory; "
             "print the outcome, and exit with 0 or 2.",
     .source = FlagSource::kCommandLine},
    {.name = "help",
     .member = &Settings::help,
     .help = "Print this list and exit; also -h.",
     .source = FlagSource::kCommandLine},
    {.name = "version",
     .member = &Settings::version,
     .help = "Print version, commit and the date of the broker's tables, and exit.",
     .source = FlagSource::kCommandLine},
};

constexpr Flag kBroker[] = {
    {.name = "broker",
     .member = &Settings::broker,
     .unit = "NAME or URLs",
     .help = "Broker endpoint: mock, prod, or https://HOST:PORT,wss://HOST:PORT. It must be chosen."},
    {.name = "broker_ca_file",
     .member = &Settings::broker_ca_file,
     .unit = "FILE",
     .help = "PEM certificates to trust instead of the system's, for a simulator."},
    {.name = "app_key_file",
     .member = &Settings::app_key_file,
     .unit = "FILE",
     .help = "File with the app key; or set KIWOOM_APP_KEY."},
    {.name = "secret_key_file",
     .member = &Settings::secret_key_file,
     .unit = "FILE",
     .help = "File with the secret key; or set KIWOOM_SECRET_KEY."},
    {.name = "keys_dir",
     .member = &Settings::keys_dir,
     .unit = "DIRECTORY",
     .help = "Directory with several app keys: a subdirectory for each, named like its session, with the files "
             "app_key and secret_key."},
    {.name = "move_after_seconds",
     .member = &Settings::move_after_seconds,
     .unit = "seconds",
     .help = "How long a session must be lost before its registrations move to the session of another app key."},
    {.name = "exit_when_replaced",
     .member = &Settings::exit_when_replaced,
     .help = "End with exit code 3 when another login of the app key replaces the session."},
    {.name = "take_back_session",
     .member = &Settings::take_back_session,
     .help = "Take a replaced session back after 5 seconds, at most three times an hour, and not if the other login "
             "replaces it again within half a minute."},
    {.name = "revoke_token",
     .member = &Settings::revoke_token,
     .help = "Revoke the access token when the gateway stops."},
};

constexpr Flag kBrokerLimits[] = {
    {.name = "items_per_request",
     .member = &Settings::items_per_request,
     .unit = "items",
     .help = "Maximum number of items in one registration request."},
    {.name = "items_per_connection",
     .member = &Settings::items_per_connection,
     .unit = "items",
     .help = "Maximum number of items registered with the broker at a time."},
    {.name = "requests_per_second",
     .member = &Settings::requests_per_second,
     .unit = "requests",
     .help = "Maximum number of registration requests per second."},
    {.name = "rest_requests_per_second",
     .member = &Settings::rest_requests_per_second,
     .unit = "requests",
     .help = "Maximum number of REST requests per second and TR; 0: 5 for prod and URLs, 1 for mock."},
    {.name = "rest_burst",
     .member = &Settings::rest_burst,
     .unit = "requests",
     .help = "Number of REST requests per TR sent without a pause; 1 spaces them evenly."},
    {.name = "rest_group_requests_per_second",
     .member = &Settings::rest_group_requests_per_second,
     .unit = "requests",
     .help = "Maximum number of REST requests per second for all TRs of one path; 0: learnt from the broker's "
             "refusals."},
    {.name = "rest_total_requests_per_second",
     .member = &Settings::rest_total_requests_per_second,
     .unit = "requests",
     .help = "Maximum number of REST requests per second in total; 0: learnt from the broker's refusals."},
};

constexpr Flag kClients[] = {
    {.name = "listen",
     .member = &Settings::listen,
     .unit = "HOST:PORT",
     .help = "Where to listen for clients; port 0 picks a free one."},
    {.name = "http_listen",
     .member = &Settings::http_listen,
     .unit = "HOST:PORT",
     .help =
         "The HTTP door, where browsers and curl call by Connect or gRPC-Web, with the same certificates and callers; "
         "for example 127.0.0.1:8080. Port 0 picks a free one; empty: no door."},
    {.name = "http_origins",
     .member = &Settings::http_origins,
     .unit = "ORIGINS",
     .help = "Origins of pages that may call at the HTTP door besides its own host's, such as https://desk.example, "
             "separated by commas."},
    {.name = "tls_certificate_file",
     .member = &Settings::tls_certificate_file,
     .unit = "FILE",
     .help = "PEM certificate chain of the server; plain text without it."},
    {.name = "tls_key_file",
     .member = &Settings::tls_key_file,
     .unit = "FILE",
     .help = "PEM private key of that certificate."},
    {.name = "client_ca_file",
     .member = &Settings::client_ca_file,
     .unit = "FILE",
     .help = "PEM certificates of the authorities that sign clients' certificates. Every client must then present one "
             "(mTLS)."},
    {.name = "callers_file",
     .member = &Settings::callers_file,
     .unit = "FILE",
     .help = "YAML file that lists the callers with their tokens or certificates, scopes and limits. Without it, the "
             "callers are the holders of certificates of --client_ca_file, or else the programs of this machine."},
    {.name = "audit_log_file",
     .member = &Settings::audit_log_file,
     .unit = "FILE",
     .help = "File for a JSON line about each action of a caller that changes or reveals something, or was refused."},
    {.name = "allow_plain_text",
     .member = &Settings::allow_plain_text,
     .help = "Serve other machines without TLS, or without knowing the callers: for a trusted network or a proxy that "
             "encrypts. Unknown callers get market data and queries."},
    {.name = "allow_readable_key_files",
     .member = &Settings::allow_readable_key_files,
     .help =
         "Start although other users can read the files with keys, or change those that decide who may call. For the "
         "configuration file it counts only outside the file."},
    {.name = "admin_listen",
     .member = &Settings::admin_listen,
     .unit = "HOST:PORT",
     .help =
         "The admin port (HTTP: probes, metrics, status), which does not authenticate anyone; port 0 picks a free one; "
         "empty: no admin port."},
    {.name = "not_ready_without_session",
     .member = &Settings::not_ready_without_session,
     .help = "Report not ready, to /readyz and to health checks, while no session with the broker is live or "
             "standing by."},
    {.name = "accounts",
     .member = &Settings::accounts,
     .help = "Serve account types and queries (orders, positions): to the callers of --callers_file with the scope "
             "account, or without that file to every program of this machine."},
    {.name = "items_per_caller",
     .member = &Settings::items_per_caller,
     .unit = "items",
     .help = "Maximum number of different items that one caller may take; 0: no limit."},
    {.name = "queue_limit",
     .member = &Settings::queue_limit,
     .unit = "events",
     .help = "Maximum number of events queued for one slow reader."},
    {.name = "memory_mib",
     .member = &Settings::memory_mib,
     .unit = "MiB",
     .help = "Memory for events in the queues of slow readers and for recent events together."},
    {.name = "recent_events_mib",
     .member = &Settings::recent_events_mib,
     .unit = "MiB",
     .help = "Memory for recent events, from which readers resume; 0: none."},
    {.name = "recent_events_seconds",
     .member = &Settings::recent_events_seconds,
     .unit = "seconds",
     .help = "How long recent events are kept, if the memory suffices."},
    {.name = "connection_age_seconds",
     .member = &Settings::connection_age_seconds,
     .unit = "seconds",
     .help = "How old a client's connection may become before the client has to connect again; 0: no limit."},
};

constexpr Flag kOperation[] = {
    {.name = "state_dir",
     .member = &Settings::state_dir,
     .unit = "DIRECTORY",
     .help = "Directory for what must survive a restart: with it, epochs increase even if the clock is set back, and a "
             "second gateway with the same directory stands by until this one has closed its sessions."},
    {.name = "grace_seconds",
     .member = &Settings::grace_seconds,
     .unit = "seconds",
     .help = "How long the gateway takes at most to stop: open queries are answered, and streams get their events."},
    {.name = "ports_file",
     .member = &Settings::ports_file,
     .unit = "FILE",
     .help = "File to write {\"grpc_port\":N,\"admin_port\":N,\"http_port\":N} to when the gateway is ready."},
    {.name = "log_level",
     .member = &Settings::log_level,
     .unit = "LEVEL",
     .help = "Log level: debug, info, warn or error.",
     .reload = FlagReload::kAtOnce},
    {.name = "log_format",
     .member = &Settings::log_format,
     .unit = "FORMAT",
     .help = "Log lines on stderr: text for people, or json, one object a line, for machines."},
};

constexpr FlagGroup kGroups[] = {
    {"Configuration", kConfiguration},
    {"Broker", kBroker},
    {"The broker's limits", kBrokerLimits},
    {"Clients", kClients},
    {"Operation", kOperation},
};

// Levenshtein distance.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

// A longer word is no misspelling of a flag, and would take long to compare.
constexpr size_t kLongestWord = 64;

}  // namespace

std::span<const FlagGroup> FlagGroups() { return kGroups; }

const Flag* FindFlag(std::string_view name) {
  for (const FlagGroup& group : kGroups) {
    for (const Flag& flag : group.flags) {
      if (flag.name == name) return &flag;
    }
  }
  return nullptr;
}

std::string VariableOf(const Flag& flag) {
  if (flag.source == FlagSource::kCommandLine) return "";
  return absl::StrCat("KIWOOM_", absl::AsciiStrToUpper(std::string(flag.name)));
}

std::string ValueOf(const Flag& flag, const Settings& settings) {
  if (const auto* text = std::get_if<std::string Settings::*>(&flag.member)) return settings.**text;
  if (const auto* number = std::get_if<int32_t Settings::*>(&flag.member)) return absl::StrCat(settings.**number);
  return settings.*std::get<bool Settings::*>(flag.member) ? "true" : "false";
}

bool Assign(const Flag& flag, std::string_view value, Settings& settings) {
  const std::string written(value);
  if (const auto* text = std::get_if<std::string Settings::*>(&flag.member)) {
    settings.** text = written;
    return true;
  }
  if (const auto* number = std::get_if<int32_t Settings::*>(&flag.member)) {
    int32_t read = 0;
    if (!absl::SimpleAtoi(written, &read)) return false;
    settings.** number = read;
    return true;
  }
  bool read = false;
  if (!absl::SimpleAtob(written, &read)) return false;
  settings.*std::get<bool Settings::*>(flag.member) = read;
  return true;
}

std::string_view Expectation(const Flag& flag) {
  constexpr std::array<std::string_view, 3> kByType = {"write a text", "write true or false", "write a whole number"};
  return kByType[flag.member.index()];
}

std::string_view ClosestFlag(std::string_view name) {
  std::string_view closest;
  size_t least = std::max<size_t>(2, name.size() / 4) + 1;
  if (name.size() > kLongestWord) return closest;
  for (const FlagGroup& group : kGroups) {
    for (const Flag& flag : group.flags) {
      if (const size_t distance = Distance(name, flag.name); distance < least) {
        least = distance;
        closest = flag.name;
      }
    }
  }
  return closest;
}

}  // namespace kiwoom::config
