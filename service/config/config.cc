#include "service/config/config.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/callers/callers_file.h"
#include "service/config/client_ca.h"
#include "service/config/key_text.h"
#include "service/config/keys_dir.h"
#include "service/config/listen_address.h"
#include "service/config/log_level.h"
#include "service/config/origins.h"
#include "service/config/tls_pair.h"
#include "service/permissions/file_guard.h"
#include "service/transport/tls.h"

namespace kiwoom::config {
namespace {

using permissions::FileGuard;

constexpr std::array kLogFormats = {"text", "json"};

// Collects configuration errors.
class Checks {
 public:
  Checks(const FileReader& read_file, bool allow_readable_key_files)
      : read_file_(read_file), allow_readable_key_files_(allow_readable_key_files) {}

  void Add(std::string problem) { problems_.push_back(std::move(problem)); }

  std::string File(const std::string& flag, const std::string& path) {
    if (path.empty()) return "";
    auto content = read_file_(path);
    if (!content.ok()) {
      Add(absl::StrCat("--", flag, ": ", std::string(content.status().message())));
      return "";
    }
    if (absl::StripAsciiWhitespace(*content).empty()) {
      Add(absl::StrCat("--", flag, ": the file ", path, " is empty"));
      return "";
    }
    return *std::move(content);
  }

  // A secret comes from a file, or from the environment.
  std::string Secret(const std::string& flag, const std::string& path, const std::string& variable,
                     const std::string& value) {
    if (path.empty() && value.empty()) {
      Add(absl::StrCat("--", flag, " is missing: name the file that contains it, or set ", variable));
      return "";
    }
    Guard(FileGuard::kReading, flag, path);
    const std::string text = path.empty() ? value : File(flag, path);
    if (text.empty()) return "";  // already reported
    auto key = ReadKeyText(text, path.empty() ? variable : absl::StrCat("--", flag, ": the file ", path));
    Check(key.status());
    return key.ok() ? *std::move(key) : "";
  }

  int Range(const std::string& flag, int value, int least, int most) {
    if (value < least || value > most) {
      Add(absl::StrCat("--", flag, " is ", value, ": set a number from ", least, " to ", most));
    }
    return value;
  }

  void Choice(const std::string& flag, const std::string& value, std::span<const char* const> choices) {
    if (std::ranges::find(choices, value) != choices.end()) return;
    Add(absl::StrCat("--", flag, " is \"", value, "\": choose ", absl::StrJoin(choices, ", ")));
  }

  void Pair(const std::string& a, bool has_a, const std::string& b, bool has_b) {
    if (has_a != has_b) Add(absl::StrCat("--", has_a ? a : b, " needs --", has_a ? b : a, " as well"));
  }

  void Check(const absl::Status& status) {
    if (!status.ok()) Add(std::string(status.message()));
  }

  // What a file is safe from, also when it is read again.
  FileGuard Required(FileGuard guard) const { return allow_readable_key_files_ ? FileGuard::kNone : guard; }

  // Others may not read a file with a key, nor change one that decides whom the gateway trusts.
  void Guard(FileGuard guard, const std::string& flag, const std::string& path) {
    if (path.empty()) return;
    if (const absl::Status status = permissions::CheckFile(Required(guard), path); !status.ok()) {
      Add(absl::StrCat("--", flag, ": ", std::string(status.message()), ", or set --allow_readable_key_files"));
    }
  }

  // The file is written late, after startup. Check now that it can be written.
  void Writable(const std::string& flag, const std::string& path) {
    if (path.empty()) return;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
      return Add(absl::StrCat("--", flag, ": ", path, " is a directory: name a file in it"));
    }
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    const std::filesystem::path folder = parent.empty() ? "." : parent;
    if (std::filesystem::is_directory(folder, ignored) && access(folder.c_str(), W_OK | X_OK) == 0) return;
    Add(absl::StrCat("--", flag, ": no file can be created in the directory of ", path));
  }

  // A directory that must exist already: a mistyped one would silently begin anew.
  void Directory(const std::string& flag, const std::string& path) {
    if (path.empty()) return;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored) && access(path.c_str(), R_OK | W_OK | X_OK) == 0) return;
    Add(absl::StrCat("--", flag, ": ", path, " is not a directory that the gateway can write to: create it"));
  }

  absl::Status Outcome() const {
    if (problems_.empty()) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrJoin(problems_, "\n"));
  }

 private:
  const FileReader& read_file_;
  const bool allow_readable_key_files_;
  std::vector<std::string> problems_;
};

// The name of the session if there is only one app key.
constexpr char kOnlySession[] = "default";

std::vector<SessionKey> OneKey(const Settings& settings, Checks& checks) {
  SessionKey only{
      .name = kOnlySession, .app_key_file = settings.app_key_file, .secret_key_file = settings.secret_key_file};
  only.key.app_key = checks.Secret("app_key_file", settings.app_key_file, "KIWOOM_APP_KEY", settings.app_key);
  only.key.secret_key =
      checks.Secret("secret_key_file", settings.secret_key_file, "KIWOOM_SECRET_KEY", settings.secret_key);
  return {std::move(only)};
}

std::vector<SessionKey> KeysOfDirectory(const Settings& settings, const FileReader& read_file,
                                        const DirectoryLister& list_directory, Checks& checks) {
  std::vector<const char*> others;
  if (!settings.app_key_file.empty()) others.push_back("--app_key_file");
  if (!settings.secret_key_file.empty()) others.push_back("--secret_key_file");
  if (!settings.app_key.empty()) others.push_back("KIWOOM_APP_KEY");
  if (!settings.secret_key.empty()) others.push_back("KIWOOM_SECRET_KEY");
  if (!others.empty()) {
    checks.Add(absl::StrCat("--keys_dir cannot be combined with ", absl::StrJoin(others, ", "),
                            ": put every key into the directory, or do without it"));
  }
  KeysDir dir = ReadKeysDir(settings.keys_dir, read_file, list_directory);
  for (const std::string& problem : dir.problems) checks.Add(absl::StrCat("--keys_dir: ", problem));
  for (const SessionKey& key : dir.keys) {
    checks.Guard(FileGuard::kReading, "keys_dir", key.app_key_file);
    checks.Guard(FileGuard::kReading, "keys_dir", key.secret_key_file);
  }
  return std::move(dir.keys);
}

void ReadTls(const Settings& settings, Checks& checks, Config& config) {
  checks.Pair("tls_certificate_file", !settings.tls_certificate_file.empty(), "tls_key_file",
              !settings.tls_key_file.empty());
  transport::TlsMaterial& tls = config.tls;
  tls.certificate_pem = checks.File("tls_certificate_file", settings.tls_certificate_file);
  checks.Guard(FileGuard::kChange, "tls_certificate_file", settings.tls_certificate_file);
  checks.Guard(FileGuard::kReading, "tls_key_file", settings.tls_key_file);
  checks.Guard(FileGuard::kChange, "client_ca_file", settings.client_ca_file);
  tls.key_pem = checks.File("tls_key_file", settings.tls_key_file);
  if (!tls.certificate_pem.empty() && !tls.key_pem.empty()) {
    checks.Check(CheckTlsPair(tls.certificate_pem, tls.key_pem));
  }
  tls.client_ca_pem = checks.File("client_ca_file", settings.client_ca_file);
  if (!tls.client_ca_pem.empty()) checks.Check(CheckClientCa(tls.client_ca_pem));
  if (!settings.client_ca_file.empty() && settings.tls_certificate_file.empty()) {
    checks.Add("--client_ca_file needs --tls_certificate_file and --tls_key_file as well");
  }
}

struct OpenDoor {
  std::string_view flag;
  std::string address;
};

// The addresses at which other machines can call.
std::vector<OpenDoor> DoorsToTheNetwork(const Settings& settings) {
  std::vector<OpenDoor> doors;
  for (const OpenDoor& door :
       {OpenDoor{"--listen", settings.listen}, OpenDoor{"--http_listen", settings.http_listen}}) {
    if (IsListenAddress(door.address) && !IsLoopback(door.address)) doors.push_back(door);
  }
  return doors;
}

// Who may call: the callers of the file; else the holders of certificates; else the programs of this machine; else, if
// the operator insists, everybody.
void ReadCallers(const Settings& settings, Checks& checks, Config& config) {
  const std::vector<OpenDoor> doors = DoorsToTheNetwork(settings);
  for (const OpenDoor& door : doors) {
    if (!settings.tls_certificate_file.empty() || settings.allow_plain_text) break;
    checks.Add(absl::StrCat(std::string(door.flag), " is \"", door.address,
                            "\", which other machines reach in plain text: set --tls_certificate_file and "
                            "--tls_key_file, or --allow_plain_text if the network or a proxy protects it"));
  }
  if (!settings.callers_file.empty()) {
    checks.Guard(FileGuard::kChange, "callers_file", settings.callers_file);
    config.access.callers = {settings.callers_file, checks.File("callers_file", settings.callers_file),
                             checks.Required(FileGuard::kChange)};
    if (config.access.callers.text.empty()) return;
    auto book = callers::ReadCallersFile(settings.callers_file, config.access.callers.text);
    checks.Check(book.status());
    if (book.ok()) config.callers = *std::move(book);
    return;
  }
  if (!settings.client_ca_file.empty()) {
    config.callers = callers::CallerBook::AnyCertificate();
  } else if (!doors.empty()) {
    config.callers = callers::CallerBook::Anonymous();
    for (const OpenDoor& door : doors) {
      if (settings.allow_plain_text) break;
      checks.Add(absl::StrCat(std::string(door.flag), " is \"", door.address,
                              "\", and other machines could call without saying who they are: set --callers_file or "
                              "--client_ca_file, or --allow_plain_text to serve the market to everybody"));
    }
  } else {
    return;
  }
  if (settings.accounts) checks.Add("--accounts serves only callers that are known: list them in --callers_file");
}

void ReadAccess(const Settings& settings, Checks& checks, Config& config) {
  ReadTls(settings, checks, config);
  ReadCallers(settings, checks, config);
  const FileGuard change = checks.Required(FileGuard::kChange);
  config.access.certificate = {settings.tls_certificate_file, config.tls.certificate_pem, change};
  config.access.key = {settings.tls_key_file, config.tls.key_pem, checks.Required(FileGuard::kReading)};
  config.access.client_ca = {settings.client_ca_file, config.tls.client_ca_pem, change};
  checks.Writable("audit_log_file", settings.audit_log_file);
  config.audit_log_file = settings.audit_log_file;
}

}  // namespace

absl::StatusOr<Config> ReadConfig(const Settings& settings, const FileReader& read_file,
                                  const DirectoryLister& list_directory) {
  Checks checks(read_file, settings.allow_readable_key_files);
  for (const std::string& sentence : settings.unread) checks.Add(sentence);
  Config config;
  if (settings.broker.empty()) {
    checks.Add("--broker is missing: choose mock, prod, or https://HOST:PORT,wss://HOST:PORT");
  } else if (auto broker = broker::ParseBroker(settings.broker); broker.ok()) {
    config.broker = *std::move(broker);
  } else {
    checks.Add(absl::StrCat("--broker: ", std::string(broker.status().message())));
  }
  checks.Guard(FileGuard::kChange, "broker_ca_file", settings.broker_ca_file);
  config.broker_ca_pem = checks.File("broker_ca_file", settings.broker_ca_file);
  if (!config.broker_ca_pem.empty() &&
      !transport::MakeTlsContext({.ca_file = "", .ca_pem = config.broker_ca_pem}).ok()) {
    checks.Add(absl::StrCat("--broker_ca_file: the file ", settings.broker_ca_file, " has no valid PEM certificate"));
  }
  config.keys = settings.keys_dir.empty() ? OneKey(settings, checks)
                                          : KeysOfDirectory(settings, read_file, list_directory, checks);
  for (SessionKey& key : config.keys) key.guard = checks.Required(FileGuard::kReading);
  config.move_after = absl::Seconds(checks.Range("move_after_seconds", settings.move_after_seconds, 5, 86'400));
  if (!IsListenAddress(settings.listen)) {
    checks.Add(absl::StrCat("--listen is \"", settings.listen, "\": write HOST:PORT, such as 127.0.0.1:50051"));
  }
  config.listen = settings.listen;
  if (!settings.admin_listen.empty() && !IsListenAddress(settings.admin_listen)) {
    checks.Add(absl::StrCat("--admin_listen is \"", settings.admin_listen,
                            "\": write HOST:PORT, such as 127.0.0.1:9090, or leave it empty"));
  }
  config.admin_listen = settings.admin_listen;
  if (!settings.http_listen.empty() && !IsListenAddress(settings.http_listen)) {
    checks.Add(absl::StrCat("--http_listen is \"", settings.http_listen,
                            "\": write HOST:PORT, such as 127.0.0.1:8080, or leave it empty"));
  }
  config.http_listen = settings.http_listen;
  if (auto origins = ReadOrigins(settings.http_origins); origins.ok()) {
    config.http_origins = *std::move(origins);
  } else {
    checks.Add(absl::StrCat("--http_origins ", std::string(origins.status().message())));
  }
  config.not_ready_without_session = settings.not_ready_without_session;
  ReadAccess(settings, checks, config);
  checks.Writable("ports_file", settings.ports_file);
  config.ports_file = settings.ports_file;
  checks.Check(CheckLogLevel(settings.log_level));
  config.log_level = settings.log_level;
  checks.Choice("log_format", settings.log_format, kLogFormats);
  config.accounts = settings.accounts;
  config.items_per_request = checks.Range("items_per_request", settings.items_per_request, 1, 10'000);
  config.items_per_connection = checks.Range("items_per_connection", settings.items_per_connection, 1, 100'000);
  config.requests_per_second = checks.Range("requests_per_second", settings.requests_per_second, 1, 1'000);
  if (const int rate = checks.Range("rest_requests_per_second", settings.rest_requests_per_second, 0, 1'000);
      rate > 0) {
    config.broker.rest_rate.per_second = rate;
  }
  config.broker.rest_rate.burst = checks.Range("rest_burst", settings.rest_burst, 1, 1'000);
  config.broker.rest_group =
      checks.Range("rest_group_requests_per_second", settings.rest_group_requests_per_second, 0, 10'000);
  config.broker.rest_total =
      checks.Range("rest_total_requests_per_second", settings.rest_total_requests_per_second, 0, 10'000);
  config.revoke_token = settings.revoke_token;
  config.queue_limit = checks.Range("queue_limit", settings.queue_limit, 16, 10'000'000);
  config.memory_bytes = static_cast<size_t>(checks.Range("memory_mib", settings.memory_mib, 64, 1'000'000)) << 20;
  config.recent_events_bytes =
      static_cast<size_t>(checks.Range("recent_events_mib", settings.recent_events_mib, 0, 1'000'000)) << 20;
  config.recent_events_age =
      absl::Seconds(checks.Range("recent_events_seconds", settings.recent_events_seconds, 1, 86'400));
  // Recent events of accounts have 16 MiB of their own.
  if (settings.recent_events_mib > settings.memory_mib - 32) {
    checks.Add(absl::StrCat("--recent_events_mib is ", settings.recent_events_mib, ", but --memory_mib is ",
                            settings.memory_mib, ": leave at least 32 for account events and queues"));
  }
  config.items_per_caller = checks.Range("items_per_caller", settings.items_per_caller, 0, 10'000);
  checks.Directory("state_dir", settings.state_dir);
  config.state_dir = settings.state_dir;
  config.grace = absl::Seconds(checks.Range("grace_seconds", settings.grace_seconds, 1, 300));
  if (const int age = checks.Range("connection_age_seconds", settings.connection_age_seconds, 0, 604'800); age > 0) {
    config.connection_age = absl::Seconds(age);
  }
  if (settings.exit_when_replaced && settings.take_back_session) {
    checks.Add("--exit_when_replaced and --take_back_session contradict each other: choose one");
  }
  config.exit_when_replaced = settings.exit_when_replaced;
  config.take_back_session = settings.take_back_session;
  if (absl::Status outcome = checks.Outcome(); !outcome.ok()) return outcome;
  return config;
}

}  // namespace kiwoom::config
