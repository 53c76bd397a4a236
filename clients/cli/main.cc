#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "clients/cli/call/credential_files.h"
#include "clients/cli/call/gateway_address.h"
#include "clients/cli/commands/catalog_command.h"
#include "clients/cli/commands/completion_command.h"
#include "clients/cli/commands/decode_command.h"
#include "clients/cli/commands/export_command.h"
#include "clients/cli/commands/get_command.h"
#include "clients/cli/commands/health_command.h"
#include "clients/cli/commands/invocation.h"
#include "clients/cli/commands/play_command.h"
#include "clients/cli/commands/record_command.h"
#include "clients/cli/commands/registrations_command.h"
#include "clients/cli/commands/sessions_command.h"
#include "clients/cli/commands/subscribe_command.h"
#include "clients/cli/commands/subscriptions_command.h"
#include "clients/cli/completion/candidates.h"
#include "clients/cli/help/flag_list.h"
#include "clients/cli/help/help_text.h"
#include "clients/cli/help/question.h"
#include "clients/cli/printing/descriptor_buffer.h"
#include "clients/cli/printing/language.h"
#include "clients/cli/printing/terminal.h"
#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"
#include "generated/descriptors.h"
#include "generated/registry.h"
#include "service/version/version.h"

ABSL_FLAG(std::string, gateway, "",
          "The gateway: HOST:PORT, https://HOST:PORT or http://HOST:PORT. Without a scheme, TLS unless it is this "
          "machine. Default: KIWOOM_GATEWAY, or 127.0.0.1:50051");
ABSL_FLAG(std::string, ca_file, "",
          "File of the PEM certificates to trust instead of the system's; it enables TLS. Default: "
          "KIWOOM_GATEWAY_CA_FILE");
ABSL_FLAG(std::string, certificate_file, "",
          "File with the client's own PEM certificate. Default: KIWOOM_GATEWAY_CERTIFICATE_FILE");
ABSL_FLAG(std::string, key_file, "",
          "File with the PEM private key of that certificate. Default: KIWOOM_GATEWAY_KEY_FILE");
ABSL_FLAG(std::string, token_file, "",
          "File with the token that tells the gateway who calls. Default: KIWOOM_GATEWAY_TOKEN_FILE; or set "
          "KIWOOM_GATEWAY_TOKEN to the token");
ABSL_FLAG(std::string, lang, "", "The language of labels, names and notices: ko or en. Default: that of LANG");
ABSL_FLAG(bool, json, false, "Print one JSON object per line, for programs");

namespace {

namespace cli = kiwoom::cli;

using Run = absl::Status (*)(std::span<char* const>, const cli::Invocation&);

struct Command {
  cli::CommandHelp help;
  Run run;
};

constexpr Command kCommands[] = {
    {{"subscribe", "Trade:005930,000660 OrderBook:005930 MarketStatus",
      "Prints events as they happen. Connects again and resumes when the connection breaks."},
     cli::Subscribe},
    {{"record", "FILE Trade:005930,000660 …",
      "Records a stream into a file, as it comes, with its gaps. Resumes when the connection breaks; a file that "
      "exists "
      "is continued."},
     cli::RecordStream},
    {{"play", "FILE", "Serves MarketDataService from a recording, so that any client can replay a day."}, cli::Play},
    {{"export", "FILE [Trade …]", "Prints the events of a recording as JSON lines or as a table."}, cli::Export},
    {{"get", "SectorPrice market=KOSPI sector_code=001", "Sends a query to the broker and prints the answer."},
     cli::Get},
    {{"sessions", "", "Lists the gateway's sessions with the broker, one for each app key."}, cli::Sessions},
    {{"health", "[kiwoom.v1.MarketDataService]", "Tells whether the gateway, or one service of it, serves."},
     cli::Health},
    {{"subscriptions", "", "Lists the open streams."}, cli::Subscriptions},
    {{"registrations", "[Trade:005930 …]", "Lists what streams want, and what has become of it."}, cli::Registrations},
    {{"decode", "[frames.jsonl]",
      "Decodes the broker's own frames, or REST bodies with --tr, from a file or the standard input."},
     cli::Decode},
    {{"completion", "bash|zsh|fish",
      "Prints the script that completes command lines in this shell: source <(kiwoomctl completion bash)"},
     cli::Completion},
    {{"catalog", "[OrderBook …]", "Lists the TRs, or the fields, types and units of some."}, cli::Catalog},
};

// "subscribe, get, …, decode or catalog"
std::string CommandNames() {
  std::string names;
  for (const Command& command : kCommands) {
    if (!names.empty()) names += &command == &std::end(kCommands)[-1] ? " or " : ", ";
    names += command.help.name;
  }
  return names;
}

const Command* FindCommand(std::string_view name) {
  for (const Command& command : kCommands) {
    if (command.help.name == name) return &command;
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

absl::StatusOr<cli::CredentialFiles> NamedFiles() {
  cli::CredentialFiles files{.ca_file = Path(FLAGS_ca_file, "KIWOOM_GATEWAY_CA_FILE"),
                             .certificate_file = Path(FLAGS_certificate_file, "KIWOOM_GATEWAY_CERTIFICATE_FILE"),
                             .key_file = Path(FLAGS_key_file, "KIWOOM_GATEWAY_KEY_FILE"),
                             .token_file = Path(FLAGS_token_file, "KIWOOM_GATEWAY_TOKEN_FILE"),
                             .token = Variable("KIWOOM_GATEWAY_TOKEN")};
  const absl::StatusOr<cli::GatewayAddress> address = cli::ParseGatewayAddress(Gateway(), !files.ca_file.empty());
  if (!address.ok()) return address.status();
  files.address = *address;
  return files;
}

int Fail(std::string_view sentence, int code) {
  std::cerr << "kiwoomctl: " << sentence << "\n";
  return code;
}

// What the command line asks for; the exit code.
int RunCommand(const Command& command, std::span<char* const> arguments, std::ostream& out) {
  const absl::StatusOr<std::unique_ptr<cli::Schema>> schema = cli::Schema::Parse(kiwoom::generated::DescriptorSet());
  if (!schema.ok()) return Fail(std::string(schema.status().message()), 1);
  const absl::StatusOr<cli::CredentialFiles> files = NamedFiles();
  if (!files.ok()) return Fail(std::string(files.status().message()), 2);
  const absl::StatusOr<cli::Credentials> credentials = cli::ReadCredentials(*files);
  if (!credentials.ok()) return Fail(std::string(credentials.status().message()), 2);
  const absl::StatusOr<cli::Language> language = cli::ChosenLanguage(absl::GetFlag(FLAGS_lang));
  if (!language.ok()) return Fail(std::string(language.status().message()), 2);
  const cli::TrDirectory directory(kiwoom::generated::Trs(), kiwoom::generated::Methods());
  const cli::Invocation invocation{.directory = directory,
                                   .schema = **schema,
                                   .gateway = files->address.target,
                                   .credentials = *credentials,
                                   .json = absl::GetFlag(FLAGS_json),
                                   .width = cli::TerminalWidth(),
                                   .paint = cli::TerminalHasColors(),
                                   .out = out,
                                   .err = std::cerr,
                                   .language = *language,
                                   .renew = [&files](const cli::Credentials& known) {
                                     const absl::StatusOr<cli::Credentials> now = cli::ReadCredentials(*files);
                                     return now.ok() ? *now : known;
                                   }};
  const absl::Status status = command.run(arguments, invocation);
  // An output that cannot be written is reported at the end, for all commands.
  if (status.ok() || !out.good()) return 0;
  return Fail(std::string(status.message()), status.code() == absl::StatusCode::kInvalidArgument ? 2 : 1);
}

int Answer(const cli::Question& question, std::ostream& out) {
  if (question.kind == cli::Question::Kind::kVersion) {
    out << kiwoom::version::VersionText("kiwoomctl") << "\n";
    return 0;
  }
  const std::vector<cli::FlagHelp> flags = cli::FlagList();
  if (const Command* const command = FindCommand(question.command); command != nullptr) {
    out << cli::CommandHelpText(command->help, flags);
    return 0;
  }
  std::vector<cli::CommandHelp> commands;
  for (const Command& command : kCommands) commands.push_back(command.help);
  out << cli::HelpText(commands, flags);
  return 0;
}

// What the completion scripts ask.
int Complete(std::span<char* const> typed, std::ostream& out) {
  const absl::StatusOr<std::unique_ptr<cli::Schema>> schema = cli::Schema::Parse(kiwoom::generated::DescriptorSet());
  if (!schema.ok()) return 1;
  const cli::TrDirectory directory(kiwoom::generated::Trs(), kiwoom::generated::Methods());
  std::vector<cli::CommandHelp> commands;
  for (const Command& command : kCommands) commands.push_back(command.help);
  const std::vector<cli::FlagHelp> flags = cli::FlagList();
  const std::vector<std::string_view> words(typed.begin(), typed.end());
  for (const std::string& candidate : cli::Candidates(words, {commands, flags, directory, **schema})) {
    out << candidate << "\n";
  }
  return 0;
}

int Main(std::span<char*> words, std::ostream& out) {
  if (words.size() > 1 && words[1] == std::string_view("__complete")) return Complete(words.subspan(2), out);
  if (const cli::Question question = cli::QuestionOf(words.subspan(1)); question.kind != cli::Question::Kind::kNone) {
    return Answer(question, out);
  }
  const std::vector<char*> rest = absl::ParseCommandLine(static_cast<int>(words.size()), words.data());
  if (rest.size() < 2) return Fail("Name a command: " + CommandNames() + " (--help).", 2);
  const Command* const command = FindCommand(rest[1]);
  if (command == nullptr) {
    return Fail(std::string("\"") + rest[1] + "\" is not a command: choose from " + CommandNames() + ".", 2);
  }
  return RunCommand(*command, std::span(rest).subspan(2), out);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that closes its end is an error of the write, so that a command can keep its positions before it ends.
  std::signal(SIGPIPE, SIG_IGN);
  cli::DescriptorBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  const int code = Main(std::span(argv, static_cast<size_t>(argc)), out);
  out << std::flush;
  if (buffer.error() == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  if (buffer.error() == 0) return code;
  return Fail(std::string("The output cannot be written: ") + std::strerror(buffer.error()) + ".", 1);
}
