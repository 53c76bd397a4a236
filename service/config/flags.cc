#include "service/config/flags.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

ABSL_FLAG(std::string, broker, "", "Broker endpoint: mock, prod, or https://HOST:PORT,wss://HOST:PORT. No default.");
ABSL_FLAG(std::string, broker_ca_file, "",
          "File of PEM certificates to trust instead of the system's, for a simulator.");
ABSL_FLAG(std::string, app_key_file, "", "File with the app key; or set KIWOOM_APP_KEY.");
ABSL_FLAG(std::string, secret_key_file, "", "File with the secret key; or set KIWOOM_SECRET_KEY.");
ABSL_FLAG(
    std::string, keys_dir, "",
    "Directory with several app keys: a subdirectory for each, named like its session, with the files app_key and "
    "secret_key.");
ABSL_FLAG(int32_t, move_after_seconds, 60,
          "How long a session must be lost before its registrations move to the session of another app key.");
ABSL_FLAG(std::string, listen, "127.0.0.1:50051", "HOST:PORT to listen on for clients; port 0 picks a free one.");
ABSL_FLAG(std::string, tls_certificate_file, "",
          "File with the PEM certificate chain of the server; plain text without it.");
ABSL_FLAG(std::string, tls_key_file, "", "File with the PEM private key of that certificate.");
ABSL_FLAG(std::string, ports_file, "", "File to write {\"grpc_port\":N} to when the gateway is ready.");
ABSL_FLAG(std::string, log_level, "info", "Log level: debug, info, warn or error.");
ABSL_FLAG(bool, accounts, false,
          "Serve account types and queries (orders, positions) to every client that can connect.");
ABSL_FLAG(int32_t, items_per_request, 100, "Maximum number of items in one registration request.");
ABSL_FLAG(int32_t, items_per_connection, 200, "Maximum number of items registered with the broker at a time.");
ABSL_FLAG(int32_t, requests_per_second, 5, "Maximum number of registration requests per second.");
ABSL_FLAG(int32_t, rest_requests_per_second, 0,
          "Maximum number of REST requests per second and TR; 0: 5 for prod and URLs, 1 for mock.");
ABSL_FLAG(int32_t, rest_burst, 1, "Number of REST requests per TR sent without a pause; 1 spaces them evenly.");
ABSL_FLAG(int32_t, rest_group_requests_per_second, 0,
          "Maximum number of REST requests per second for all TRs of one path; 0: learnt from the broker's refusals.");
ABSL_FLAG(int32_t, rest_total_requests_per_second, 0,
          "Maximum number of REST requests per second in total; 0: learnt from the broker's refusals.");
ABSL_FLAG(bool, revoke_token, false, "Revoke the access token when the gateway stops.");
ABSL_FLAG(int32_t, queue_limit, 16384, "Maximum number of events queued for one slow reader.");
ABSL_FLAG(int32_t, memory_mib, 1024,
          "Memory for events in the queues of slow readers and for recent events together, in MiB.");
ABSL_FLAG(int32_t, recent_events_mib, 64, "Memory for recent events, from which readers resume, in MiB; 0: none.");
ABSL_FLAG(int32_t, recent_events_seconds, 600, "How long recent events are kept, if the memory suffices.");
ABSL_FLAG(int32_t, items_per_caller, 0, "Maximum number of different items that one caller may take; 0: no limit.");
ABSL_FLAG(
    std::string, state_dir, "",
    "Directory for what must survive a restart: with it, epochs increase even if the clock is set back, and a second "
    "gateway with the same directory stands by until this one has closed its sessions.");
ABSL_FLAG(int32_t, grace_seconds, 7,
          "How long the gateway takes at most to stop: open queries are answered, and streams get their events.");
ABSL_FLAG(int32_t, connection_age_seconds, 0,
          "How old a client's connection may become before the client has to connect again; 0: no limit.");
ABSL_FLAG(bool, exit_when_replaced, false,
          "End with exit code 3 when another login of the app key replaces the session.");
ABSL_FLAG(bool, take_back_session, false,
          "Take a replaced session back after 5 seconds, at most three times an hour, and not if the other login "
          "replaces it again within half a minute.");

namespace kiwoom::config {
namespace {

// Variables that contain the secrets themselves. There are no flags for them, because every local user can read a
// command line.
constexpr char kAppKey[] = "KIWOOM_APP_KEY";
constexpr char kSecretKey[] = "KIWOOM_SECRET_KEY";

std::string Variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Libraries define flags too; those are not the gateway's.
bool IsOurs(absl::string_view file) { return absl::EndsWith(file, "service/config/flags.cc"); }

std::string Expectation(const absl::CommandLineFlag& flag) {
  if (flag.IsOfType<bool>()) return "write true or false";
  if (flag.IsOfType<int32_t>()) return "write a whole number";
  return "write a text";
}

void Set(absl::CommandLineFlag& flag, const std::string& source, const std::string& value,
         std::vector<std::string>& unread) {
  std::string error;  // discarded: worded for programmers
  if (flag.ParseFrom(value, &error)) return;
  unread.push_back(absl::StrCat(source, " is \"", value, "\": ", Expectation(flag)));
}

void ReadEnvironment(std::vector<std::string>& unread) {
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!IsOurs(flag->Filename())) continue;
    const std::string variable = absl::StrCat("KIWOOM_", absl::AsciiStrToUpper(name));
    const std::string value = Variable(variable.c_str());
    if (!value.empty()) Set(*flag, variable, value, unread);
  }
}

// The gateway's flag of that name, or null.
absl::CommandLineFlag* Find(const std::string& name) {
  absl::CommandLineFlag* const flag = absl::FindCommandLineFlag(name);
  return flag != nullptr && IsOurs(flag->Filename()) ? flag : nullptr;
}

// Follows Abseil's grammar. Abseil's own parser exits at the first error; this one continues.
void ReadCommandLine(int argc, char** argv, std::vector<std::string>& unread) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::string text(absl::StripPrefix(absl::StripPrefix(argument, "-"), "-"));
    const size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    absl::CommandLineFlag* const flag = Find(name);
    absl::CommandLineFlag* const negated = absl::StartsWith(name, "no") ? Find(name.substr(2)) : nullptr;
    if (!absl::StartsWith(argument, "-") || text.empty()) {
      unread.push_back(absl::StrCat("\"", argument, "\" is not a flag: --help lists them"));
    } else if (flag == nullptr && negated != nullptr && negated->IsOfType<bool>() && equals == std::string::npos) {
      Set(*negated, "--" + name, "false", unread);
    } else if (flag == nullptr) {
      // Omit its value, here or in the next argument: it may be a secret.
      unread.push_back(absl::StrCat("--", name, " is not a flag: --help lists them"));
      if (equals == std::string::npos && i + 1 < argc && !absl::StartsWith(argv[i + 1], "-")) ++i;
    } else if (equals != std::string::npos) {
      Set(*flag, "--" + name, text.substr(equals + 1), unread);
    } else if (flag->IsOfType<bool>()) {
      Set(*flag, "--" + name, "true", unread);
    } else if (i + 1 < argc) {
      Set(*flag, "--" + name, argv[++i], unread);
    } else {
      unread.push_back(absl::StrCat("--", name, " has no value: write --", name, "=VALUE"));
    }
  }
}

bool AsksForHelp(absl::string_view argument) {
  if (!absl::ConsumePrefix(&argument, "-")) return false;
  absl::ConsumePrefix(&argument, "-");
  return absl::StartsWith(argument, "help") || argument == "version";
}

// Prints the help or version and exits.
void AnswerForHelp(char* program, char* argument) {
  absl::SetProgramUsageMessage(
      "Kiwoom Gateway: a Korean broker's API as typed gRPC.\n"
      "  kiwoom_gateway --broker=mock --app_key_file=KEY --secret_key_file=SECRET");
  absl::FlagsUsageConfig usage;
  usage.contains_help_flags = IsOurs;
  absl::SetFlagsUsageConfig(usage);
  char* alone[] = {program, argument};
  absl::ParseCommandLine(2, alone);
}

}  // namespace

Settings ReadFlags(int argc, char** argv) {
  char** const end = argv + argc;
  if (char** const asked = std::find_if(argv + 1, end, AsksForHelp); asked != end) AnswerForHelp(argv[0], *asked);
  std::vector<std::string> unread;
  ReadEnvironment(unread);
  ReadCommandLine(argc, argv, unread);
  return Settings{.broker = absl::GetFlag(FLAGS_broker),
                  .broker_ca_file = absl::GetFlag(FLAGS_broker_ca_file),
                  .app_key_file = absl::GetFlag(FLAGS_app_key_file),
                  .secret_key_file = absl::GetFlag(FLAGS_secret_key_file),
                  .app_key = Variable(kAppKey),
                  .secret_key = Variable(kSecretKey),
                  .keys_dir = absl::GetFlag(FLAGS_keys_dir),
                  .move_after_seconds = absl::GetFlag(FLAGS_move_after_seconds),
                  .listen = absl::GetFlag(FLAGS_listen),
                  .tls_certificate_file = absl::GetFlag(FLAGS_tls_certificate_file),
                  .tls_key_file = absl::GetFlag(FLAGS_tls_key_file),
                  .ports_file = absl::GetFlag(FLAGS_ports_file),
                  .log_level = absl::GetFlag(FLAGS_log_level),
                  .accounts = absl::GetFlag(FLAGS_accounts),
                  .items_per_request = absl::GetFlag(FLAGS_items_per_request),
                  .items_per_connection = absl::GetFlag(FLAGS_items_per_connection),
                  .requests_per_second = absl::GetFlag(FLAGS_requests_per_second),
                  .rest_requests_per_second = absl::GetFlag(FLAGS_rest_requests_per_second),
                  .rest_burst = absl::GetFlag(FLAGS_rest_burst),
                  .rest_group_requests_per_second = absl::GetFlag(FLAGS_rest_group_requests_per_second),
                  .rest_total_requests_per_second = absl::GetFlag(FLAGS_rest_total_requests_per_second),
                  .revoke_token = absl::GetFlag(FLAGS_revoke_token),
                  .queue_limit = absl::GetFlag(FLAGS_queue_limit),
                  .memory_mib = absl::GetFlag(FLAGS_memory_mib),
                  .recent_events_mib = absl::GetFlag(FLAGS_recent_events_mib),
                  .recent_events_seconds = absl::GetFlag(FLAGS_recent_events_seconds),
                  .items_per_caller = absl::GetFlag(FLAGS_items_per_caller),
                  .state_dir = absl::GetFlag(FLAGS_state_dir),
                  .grace_seconds = absl::GetFlag(FLAGS_grace_seconds),
                  .connection_age_seconds = absl::GetFlag(FLAGS_connection_age_seconds),
                  .exit_when_replaced = absl::GetFlag(FLAGS_exit_when_replaced),
                  .take_back_session = absl::GetFlag(FLAGS_take_back_session),
                  .unread = std::move(unread)};
}

}  // namespace kiwoom::config
