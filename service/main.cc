#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "service/config/access_files.h"
#include "service/config/config.h"
#include "service/config/files.h"
#include "service/config/flags.h"
#include "service/config/help.h"
#include "service/config/key_rotation.h"
#include "service/config/listen_address.h"
#include "service/config/log_level.h"
#include "service/config/settings_reload.h"
#include "service/gateway.h"
#include "service/rpc/library_log.h"
#include "service/telemetry/json_line.h"
#include "service/transport/descriptor_limit.h"
#include "service/version/version.h"

namespace {

// One line for each problem; as log lines, if a machine reads them.
int Fail(const absl::Status& status, bool json) {
  if (!json) {
    std::fprintf(stderr, "kiwoom_gateway: %s\n", std::string(status.message()).c_str());
    return 2;
  }
  for (const auto line : absl::StrSplit(status.message(), '\n')) spdlog::critical("{}", std::string(line));
  return 2;
}

// The ports as JSON, for programs that let the gateway pick them.
std::string PortsOf(const kiwoom::Gateway& gateway) {
  const std::optional<int> admin = gateway.admin_port();
  const std::optional<int> http = gateway.http_port();
  return absl::StrCat("{\"grpc_port\":", gateway.port(),
                      admin.has_value() ? absl::StrCat(",\"admin_port\":", *admin) : "",
                      http.has_value() ? absl::StrCat(",\"http_port\":", *http) : "", "}");
}

// Writes the file atomically: a program that waits for it never reads half of it.
absl::Status WritePorts(const std::string& path, const std::string& ports) {
  const std::string unfinished = path + ".part";
  std::ofstream file(unfinished);
  file << ports << '\n';
  file.close();
  if (!file || std::rename(unfinished.c_str(), path.c_str()) != 0) {
    return absl::InvalidArgumentError(absl::StrCat("--ports_file: ", path, " cannot be written"));
  }
  return absl::OkStatus();
}

// The exit code after another login of the app key replaced the session, with --exit_when_replaced. A supervisor may
// treat it differently from 0 (stopped), 1 (stopped by a second signal) and 2 (could not start).
constexpr int kReplaced = 3;

// How often the configuration file and the key files are read again, besides at SIGHUP; and how soon after a key has
// changed.
constexpr timespec kFilesPeriod = {.tv_sec = 10, .tv_nsec = 0};
constexpr timespec kFilesPause = {.tv_sec = 0, .tv_nsec = 200'000'000};

// How much longer than the grace it may take to stop.
constexpr absl::Duration kOverrun = absl::Seconds(2);

// Reads only regular files: a pipe could keep the thread that serves the signals waiting for ever.
absl::StatusOr<std::string> ReadAgain(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    return absl::NotFoundError(absl::StrCat("the file ", path, " is not a regular file"));
  }
  return kiwoom::config::ReadFile(path);
}

// A rotated key takes effect without a restart.
void ReadKeysAgain(kiwoom::config::KeyRotation& keys, kiwoom::Gateway& gateway) {
  kiwoom::config::KeyRotation::Changes changes = keys.Look();
  for (const std::string& problem : changes.problems) spdlog::warn("{}", problem);
  for (auto& [session, key] : changes.keys) {
    spdlog::info("session {}: the key files have changed: requesting a token with the new key", session);
    gateway.SetKey(session, std::move(key));
  }
}

// So do renewed certificates and a changed list of callers.
void ReadAccessAgain(kiwoom::config::AccessFiles& access, kiwoom::Gateway& gateway) {
  kiwoom::config::AccessFiles::Changes changes = access.Look();
  for (const std::string& problem : changes.problems) spdlog::warn("{}", problem);
  if (changes.tls.has_value()) {
    spdlog::info("the certificates have changed: new connections use them");
    gateway.SetTls(*std::move(changes.tls));
  }
  if (changes.callers.has_value()) {
    spdlog::info("the callers have changed: the file lists {}", changes.callers->size());
    gateway.SetCallers(*std::move(changes.callers));
  }
}

// A changed configuration file takes effect as far as it can.
void ReadSettingsAgain(kiwoom::config::SettingsReload& settings) {
  const auto level = spdlog::get_level();
  const kiwoom::config::SettingsReload::Report report = settings.Look();
  for (const std::string& problem : report.problems) spdlog::warn("{}", problem);
  // A level that has just been raised must not hide that.
  const auto new_level = spdlog::get_level();
  spdlog::set_level(std::min(level, new_level));
  for (const std::string& sentence : report.used) spdlog::info("{}", sentence);
  spdlog::set_level(new_level);
}

std::string UseLogLevel(const kiwoom::config::Settings& settings) {
  if (const absl::Status status = kiwoom::config::CheckLogLevel(settings.log_level); !status.ok()) {
    return std::string(status.message());
  }
  spdlog::set_level(spdlog::level::from_str(settings.log_level));
  return "";
}

// Stops the gateway at the first signal. Ends the process at the second one, or if it takes much longer than the grace
// to stop: a disk or a name server may hold it up. So this thread reads no files. Does not return.
void AwaitStop(const sigset_t& signals, absl::Duration grace, std::atomic<bool>& stopping, kiwoom::Gateway& gateway) {
  sigwaitinfo(&signals, nullptr);
  stopping = true;
  gateway.Stop();
  const timespec patience = absl::ToTimespec(grace + kOverrun);
  if (sigtimedwait(&signals, nullptr, &patience) < 0) {
    spdlog::error("it took longer than --grace_seconds to stop: something is held up");
  }
  std::_Exit(1);
}

// Follows the files until the process ends. A caller can be removed also while the gateway stops, which may take
// minutes.
void FollowFiles(const sigset_t& hangup, kiwoom::config::SettingsReload& settings, kiwoom::config::KeyRotation& keys,
                 kiwoom::config::AccessFiles& access, const std::atomic<bool>& stopping, kiwoom::Gateway& gateway) {
  for (;;) {
    const bool unsettled = keys.unsettled() || access.unsettled() || stopping;
    const int signal = sigtimedwait(&hangup, nullptr, unsettled ? &kFilesPause : &kFilesPeriod);
    ReadSettingsAgain(settings);
    if (!stopping) ReadKeysAgain(keys, gateway);
    ReadAccessAgain(access, gateway);
    if (signal == SIGHUP) gateway.ReopenAuditLog();
  }
}

sigset_t SetOf(std::initializer_list<int> signals) {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : signals) sigaddset(&set, signal);
  return set;
}

}  // namespace

int main(int argc, char** argv) {
  static const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const kiwoom::config::Settings settings =
      kiwoom::config::ReadFlags(arguments, kiwoom::config::Variable, kiwoom::config::ReadFile);
  if (settings.help) return std::fputs(kiwoom::config::HelpText().c_str(), stdout) < 0 ? 1 : 0;
  if (settings.version) return std::puts(kiwoom::version::VersionText("kiwoom_gateway").c_str()) < 0 ? 1 : 0;
  spdlog::set_default_logger(spdlog::stderr_color_mt("gateway"));
  const bool json = settings.log_format == "json";
  if (json) spdlog::set_formatter(std::make_unique<kiwoom::telemetry::JsonLine>(absl::LocalTimeZone()));
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) {
    return Fail(absl::UnimplementedError("this processor lacks AVX2 or BMI2, which the decoders need"), json);
  }
#endif
  kiwoom::rpc::TakeLibraryLogs();
  kiwoom::transport::RaiseDescriptorLimit();
  auto config = kiwoom::config::ReadConfig(settings, kiwoom::config::ReadFile, kiwoom::config::ListDirectory);
  if (!config.ok()) return Fail(config.status(), json);
  if (settings.check_config) {
    std::puts("the configuration is valid");
    return 0;
  }
  spdlog::set_level(spdlog::level::from_str(config->log_level));
  for (const std::string& address : {config->listen, config->http_listen}) {
    if (address.empty() || kiwoom::config::IsLoopback(address) || !config->tls.certificate_pem.empty()) continue;
    spdlog::warn("clients reach {} over the network in plain text, as --allow_plain_text allows", address);
  }
  const std::string shortage = kiwoom::transport::DescriptorShortage(kiwoom::transport::DescriptorLimit());
  if (!shortage.empty()) spdlog::warn("{}", shortage);
  if (config->state_dir.empty()) {
    spdlog::warn("epochs may repeat after a restart if the clock is set back meanwhile: set --state_dir");
  }

  // Must precede the start of any thread, so that only the threads that wait for signals receive them. These threads
  // end with the process: what they use is static.
  static const sigset_t stop = SetOf({SIGINT, SIGTERM}), hangup = SetOf({SIGHUP});
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  pthread_sigmask(SIG_BLOCK, &hangup, nullptr);

  const std::string ports_file = config->ports_file;
  const std::string broker = config->broker.name;
  const absl::Duration grace = config->grace;
  static kiwoom::config::KeyRotation keys(config->keys, ReadAgain);
  static kiwoom::config::SettingsReload reload(
      settings, [] { return kiwoom::config::ReadFlags(arguments, kiwoom::config::Variable, ReadAgain); });
  reload.On("log_level", UseLogLevel);
  static kiwoom::config::AccessFiles access(config->access, ReadAgain);
  auto gateway = kiwoom::Gateway::Start(*std::move(config));
  if (!gateway.ok()) return Fail(gateway.status(), json);
  if (!ports_file.empty()) {
    if (const absl::Status status = WritePorts(ports_file, PortsOf(**gateway)); !status.ok()) return Fail(status, json);
  }
  spdlog::info("serving on port {}, broker {}", (*gateway)->port(), broker);
  std::printf("%s\n", PortsOf(**gateway).c_str());
  std::fflush(stdout);
  static std::atomic<bool> stopping = false;
  std::thread([grace, &gateway = **gateway] { AwaitStop(stop, grace, stopping, gateway); }).detach();
  std::thread([&gateway = **gateway] { FollowFiles(hangup, reload, keys, access, stopping, gateway); }).detach();
  const bool replaced = (*gateway)->Run() == kiwoom::Gateway::Ending::kReplaced;
  const int code = replaced ? kReplaced : 0;
  std::thread([code] {  // a disk may hold up what follows
    absl::SleepFor(kOverrun);
    std::_Exit(code);
  })
      .detach();
  (*gateway)->CloseAuditLog();
  spdlog::info(replaced ? "stopped: another login of the app key replaced the session" : "stopped");
  // Without destroying the gateway: its threads may wait for a name server or a disk.
  spdlog::default_logger()->flush();
  std::fflush(nullptr);
  std::_Exit(code);
}
