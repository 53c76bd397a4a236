#include <cstdlib>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/match.h"
#include "clients/cli/call/credential_files.h"
#include "clients/cli/commands/catalog_command.h"
#include "clients/cli/commands/decode_command.h"
#include "clients/cli/commands/get_command.h"
#include "clients/cli/commands/invocation.h"
#include "clients/cli/commands/registrations_command.h"
#include "clients/cli/commands/sessions_command.h"
#include "clients/cli/commands/subscribe_command.h"
#include "clients/cli/commands/subscriptions_command.h"
#include "clients/cli/printing/terminal.h"
#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"
#include "generated/descriptors.h"
#include "generated/registry.h"
#include "service/version/version.h"

ABSL_FLAG(std::string, gateway, "", "HOST:PORT of the gateway; default: KIWOOM_GATEWAY, or 127.0.0.1:50051");
ABSL_FLAG(
    std::string, ca_file, "",
    "File of PEM certificates to trust, which enables TLS; plain text without it. Default: KIWOOM_GATEWAY_CA_FILE");
ABSL_FLAG(std::string, certificate_file, "",
          "File with the client's own PEM certificate. Default: KIWOOM_GATEWAY_CERTIFICATE_FILE");
ABSL_FLAG(std::string, key_file, "",
          "File with the PEM private key of that certificate. Default: KIWOOM_GATEWAY_KEY_FILE");
ABSL_FLAG(std::string, token_file, "",
          "File with the token that tells the gateway who calls. Default: KIWOOM_GATEWAY_TOKEN_FILE; or set "
          "KIWOOM_GATEWAY_TOKEN to the token");
ABSL_FLAG(bool, json, false, "Print one JSON object per line, for programs");

namespace {

namespace cli = kiwoom::cli;

constexpr char kUsage[] = R"(the Kiwoom gateway from the command line

  kiwoomctl subscribe Trade:005930,000660 OrderBook:005930 MarketStatus
  kiwoomctl get SectorPrice market=KOSPI sector_code=001
  kiwoomctl sessions                       of the gateway with the broker, one for each app key
  kiwoomctl subscriptions                  the open streams
  kiwoomctl registrations [Trade:005930]   what streams want, and what has become of it
  kiwoomctl decode frames.jsonl            or --tr=SectorPrice body.json, or the standard input
  kiwoomctl catalog [OrderBook]

A TR is named as its message or by its code. --json prints one object a line.)";

using Command = absl::Status (*)(std::span<char* const>, const cli::Invocation&);

constexpr std::pair<std::string_view, Command> kCommands[] = {
    {"subscribe", cli::Subscribe},
    {"get", cli::Get},
    {"sessions", cli::Sessions},
    {"subscriptions", cli::Subscriptions},
    {"registrations", cli::Registrations},
    {"decode", cli::Decode},
    {"catalog", cli::Catalog},
};

// "subscribe, get, …, decode or catalog"
std::string CommandNames() {
  std::string names;
  for (const auto& [name, command] : kCommands) {
    if (!names.empty()) names += &name == &std::end(kCommands)[-1].first ? " or " : ", ";
    names += name;
  }
  return names;
}

Command FindCommand(std::string_view name) {
  for (const auto& [known, command] : kCommands) {
    if (known == name) return command;
  }
  return nullptr;
}

std::string Gateway() {
  const std::string flag = absl::GetFlag(FLAGS_gateway);
  const char* environment = std::getenv("KIWOOM_GATEWAY");
  if (!flag.empty()) return flag;
  return environment != nullptr && *environment != '\0' ? environment : "127.0.0.1:50051";
}

std::string Variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// A flag, or else its variable.
std::string Path(const absl::Flag<std::string>& flag, const char* variable) {
  const std::string path = absl::GetFlag(flag);
  return path.empty() ? Variable(variable) : path;
}

absl::StatusOr<cli::Credentials> ReadCredentials() {
  return cli::ReadCredentials({.ca_file = Path(FLAGS_ca_file, "KIWOOM_GATEWAY_CA_FILE"),
                               .certificate_file = Path(FLAGS_certificate_file, "KIWOOM_GATEWAY_CERTIFICATE_FILE"),
                               .key_file = Path(FLAGS_key_file, "KIWOOM_GATEWAY_KEY_FILE"),
                               .token_file = Path(FLAGS_token_file, "KIWOOM_GATEWAY_TOKEN_FILE"),
                               .token = Variable("KIWOOM_GATEWAY_TOKEN"),
                               .gateway = Gateway()});
}

int Fail(std::string_view sentence, int code) {
  std::cerr << "kiwoomctl: " << sentence << "\n";
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(kUsage);
  absl::FlagsUsageConfig usage;
  usage.contains_help_flags = [](absl::string_view file) { return absl::StrContains(file, "clients/cli/"); };
  usage.version_string = [] { return kiwoom::version::VersionText("kiwoomctl") + "\n"; };
  absl::SetFlagsUsageConfig(usage);
  const std::vector<char*> words = absl::ParseCommandLine(argc, argv);
  if (words.size() < 2) return Fail("Name a command: " + CommandNames() + " (--help).", 2);
  const Command command = FindCommand(words[1]);
  if (command == nullptr) {
    return Fail(std::string("\"") + words[1] + "\" is not a command: choose from " + CommandNames() + ".", 2);
  }

  std::ios::sync_with_stdio(false);
  const absl::StatusOr<std::unique_ptr<cli::Schema>> schema = cli::Schema::Parse(kiwoom::generated::DescriptorSet());
  if (!schema.ok()) return Fail(std::string(schema.status().message()), 1);
  const absl::StatusOr<cli::Credentials> credentials = ReadCredentials();
  if (!credentials.ok()) return Fail(std::string(credentials.status().message()), 2);
  const cli::TrDirectory directory(kiwoom::generated::Trs(), kiwoom::generated::Methods());
  const cli::Invocation invocation{.directory = directory,
                                   .schema = **schema,
                                   .gateway = Gateway(),
                                   .credentials = *credentials,
                                   .json = absl::GetFlag(FLAGS_json),
                                   .width = cli::TerminalWidth(),
                                   .paint = cli::TerminalHasColors(),
                                   .out = std::cout,
                                   .err = std::cerr};
  const absl::Status status = command(std::span(words).subspan(2), invocation);
  if (status.ok()) return 0;
  return Fail(std::string(status.message()), status.code() == absl::StatusCode::kInvalidArgument ? 2 : 1);
}
