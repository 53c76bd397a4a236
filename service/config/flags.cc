#include "service/config/flags.h"

#include <cstdlib>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

ABSL_FLAG(std::string, broker, "",
          "Which endpoint of Kiwoom: mock, prod, or https://HOST:PORT,wss://HOST:PORT. There is no default.");
ABSL_FLAG(std::string, broker_ca_file, "", "PEM certificates to trust instead of the system's, for a simulator.");
ABSL_FLAG(std::string, app_key_file, "", "File with the app key. Or set KIWOOM_APP_KEY.");
ABSL_FLAG(std::string, secret_key_file, "", "File with the secret key. Or set KIWOOM_SECRET_KEY.");
ABSL_FLAG(std::string, listen, "127.0.0.1:50051", "Where clients connect, HOST:PORT; port 0 takes a free one.");
ABSL_FLAG(std::string, tls_certificate_file, "", "PEM certificate chain for clients; without it plain text.");
ABSL_FLAG(std::string, tls_key_file, "", "PEM key of that certificate.");
ABSL_FLAG(std::string, ports_file, "", "Written when the gateway is ready: {\"grpc_port\":N}.");
ABSL_FLAG(std::string, log_level, "info", "debug, info, warn or error.");
ABSL_FLAG(bool, accounts, false, "Serve account types (orders, positions) to every client that can connect.");
ABSL_FLAG(int32_t, items_per_request, 100, "Most items in one registration request.");
ABSL_FLAG(int32_t, items_per_connection, 200, "Most items registered at the broker at once.");
ABSL_FLAG(int32_t, requests_per_second, 5, "Registration requests a second.");
ABSL_FLAG(int32_t, queue_limit, 16384, "Events that may wait for one slow reader.");

namespace kiwoom::config {
namespace {

// Variables that hold secrets themselves and have no flag, where every local user could read them.
constexpr char kAppKey[] = "KIWOOM_APP_KEY";
constexpr char kSecretKey[] = "KIWOOM_SECRET_KEY";

std::string Variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// The flags of libraries are not the gateway's.
bool IsOurs(absl::string_view file) { return absl::EndsWith(file, "service/config/flags.cc"); }

absl::Status ReadEnvironment() {
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!IsOurs(flag->Filename())) continue;
    const std::string variable = absl::StrCat("KIWOOM_", absl::AsciiStrToUpper(name));
    const std::string value = Variable(variable.c_str());
    std::string error;
    if (!value.empty() && !flag->ParseFrom(value, &error)) {
      return absl::InvalidArgumentError(absl::StrCat(variable, " is \"", value, "\": ", error));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Settings> ReadFlags(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "Kiwoom Gateway: a Korean broker's API as typed gRPC.\n"
      "  kiwoom_gateway --broker=mock --app_key_file=KEY --secret_key_file=SECRET");
  absl::FlagsUsageConfig usage;
  usage.contains_help_flags = IsOurs;
  absl::SetFlagsUsageConfig(usage);
  if (absl::Status status = ReadEnvironment(); !status.ok()) return status;
  const auto rest = absl::ParseCommandLine(argc, argv);
  if (rest.size() > 1) {
    return absl::InvalidArgumentError(absl::StrCat("\"", rest[1], "\" is no flag: --help lists them"));
  }
  return Settings{.broker = absl::GetFlag(FLAGS_broker),
                  .broker_ca_file = absl::GetFlag(FLAGS_broker_ca_file),
                  .app_key_file = absl::GetFlag(FLAGS_app_key_file),
                  .secret_key_file = absl::GetFlag(FLAGS_secret_key_file),
                  .app_key = Variable(kAppKey),
                  .secret_key = Variable(kSecretKey),
                  .listen = absl::GetFlag(FLAGS_listen),
                  .tls_certificate_file = absl::GetFlag(FLAGS_tls_certificate_file),
                  .tls_key_file = absl::GetFlag(FLAGS_tls_key_file),
                  .ports_file = absl::GetFlag(FLAGS_ports_file),
                  .log_level = absl::GetFlag(FLAGS_log_level),
                  .accounts = absl::GetFlag(FLAGS_accounts),
                  .items_per_request = absl::GetFlag(FLAGS_items_per_request),
                  .items_per_connection = absl::GetFlag(FLAGS_items_per_connection),
                  .requests_per_second = absl::GetFlag(FLAGS_requests_per_second),
                  .queue_limit = absl::GetFlag(FLAGS_queue_limit)};
}

}  // namespace kiwoom::config
