#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/config/config.h"
#include "service/config/files.h"
#include "service/config/flags.h"
#include "service/config/key_rotation.h"
#include "service/config/listen_address.h"
#include "service/gateway.h"
#include "service/rpc/descriptor_limit.h"
#include "service/rpc/library_log.h"

namespace {

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "kiwoom_gateway: %s\n", std::string(status.message()).c_str());
  return 2;
}

// Writes the file atomically: a program that waits for it never reads half of it.
absl::Status WritePorts(const std::string& path, int port) {
  const std::string unfinished = path + ".part";
  std::ofstream file(unfinished);
  file << "{\"grpc_port\":" << port << "}\n";
  file.close();
  if (!file || std::rename(unfinished.c_str(), path.c_str()) != 0) {
    return absl::InvalidArgumentError(absl::StrCat("--ports_file: ", path, " cannot be written"));
  }
  return absl::OkStatus();
}

// The exit code after another login of the app key replaced the session, with --exit_when_replaced. A supervisor may
// treat it differently from 0 (stopped), 1 (stopped by a second signal) and 2 (could not start).
constexpr int kReplaced = 3;

// How often the key files are read again, besides at SIGHUP; and once more after a change.
constexpr timespec kKeyFilesPeriod = {.tv_sec = 10, .tv_nsec = 0};
constexpr timespec kKeyFilesPause = {.tv_sec = 0, .tv_nsec = 200'000'000};

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

// Ends with the process.
void ServeSignals(const sigset_t& signals, kiwoom::config::KeyRotation& keys, kiwoom::Gateway& gateway) {
  for (bool stopping = false;;) {
    const int signal = sigtimedwait(&signals, nullptr, keys.unsettled() ? &kKeyFilesPause : &kKeyFilesPeriod);
    if (signal != SIGINT && signal != SIGTERM) {
      if (!stopping) ReadKeysAgain(keys, gateway);
      continue;
    }
    if (stopping) std::_Exit(1);  // a second signal: do not wait
    stopping = true;
    gateway.Stop();
  }
}

}  // namespace

int main(int argc, char** argv) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) {
    return Fail(absl::UnimplementedError("this processor lacks AVX2 or BMI2, which the decoders need"));
  }
#endif
  spdlog::set_default_logger(spdlog::stderr_color_mt("gateway"));
  kiwoom::rpc::TakeLibraryLogs();
  kiwoom::rpc::RaiseDescriptorLimit();
  auto config = kiwoom::config::ReadConfig(kiwoom::config::ReadFlags(argc, argv), kiwoom::config::ReadFile,
                                           kiwoom::config::ListDirectory);
  if (!config.ok()) return Fail(config.status());
  spdlog::set_level(spdlog::level::from_str(config->log_level));
  if (!kiwoom::config::IsLoopback(config->listen) && config->tls_certificate_pem.empty()) {
    spdlog::warn("clients reach {} over the network in plain text: set --tls_certificate_file and --tls_key_file",
                 config->listen);
  }
  if (config->state_dir.empty()) {
    spdlog::warn("epochs may repeat after a restart if the clock is set back meanwhile: set --state_dir");
  }

  // Must precede the start of any thread, so that only one thread receives signals.
  static sigset_t signals;  // static, like the keys: the thread that serves them ends with the process
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const std::string ports_file = config->ports_file;
  const std::string broker = config->broker.name;
  static kiwoom::config::KeyRotation keys(config->keys, ReadAgain);
  auto gateway = kiwoom::Gateway::Start(*std::move(config));
  if (!gateway.ok()) return Fail(gateway.status());
  if (!ports_file.empty()) {
    if (const absl::Status status = WritePorts(ports_file, (*gateway)->port()); !status.ok()) return Fail(status);
  }
  spdlog::info("serving on port {}, broker {}", (*gateway)->port(), broker);
  std::printf("{\"grpc_port\":%d}\n", (*gateway)->port());
  std::fflush(stdout);
  std::thread([&gateway = **gateway] { ServeSignals(signals, keys, gateway); }).detach();
  const bool replaced = (*gateway)->Run() == kiwoom::Gateway::Ending::kReplaced;
  spdlog::info(replaced ? "stopped: another login of the app key replaced the session" : "stopped");
  return replaced ? kReplaced : 0;
}
