#include "tests/bench/gateway_process.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace kiwoom::bench {
namespace {

constexpr char kBinary[] = "service/kiwoom_gateway";

std::string WriteFile(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
  // The gateway refuses keys that others can read.
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return path;
}

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

absl::StatusOr<GatewayProcess> GatewayProcess::Start(const Settings& settings) {
  const std::string& folder = settings.folder;
  std::vector<std::string> words = {
      kBinary,
      "--broker=" + settings.broker,
      "--broker_ca_file=" + WriteFile(folder + "/ca.pem", settings.broker_ca_pem),
      "--app_key_file=" + WriteFile(folder + "/app_key", "bench-app-key"),
      "--secret_key_file=" + WriteFile(folder + "/secret_key", "bench-secret-key"),
      "--listen=127.0.0.1:0",
      "--admin_listen=",
      "--http_listen=",
      "--log_level=warn",
  };
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int out[2];
  if (pipe(out) != 0) return absl::InternalError("no pipe");
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(out[1], STDOUT_FILENO);
    close(out[0]);
    close(out[1]);
    execv(kBinary, argv.data());
    _exit(127);
  }
  close(out[1]);
  // Its ready line: {"grpc_port":N}.
  std::string line;
  for (char c; read(out[0], &c, 1) == 1 && c != '\n';) line += c;
  close(out[0]);
  int port = 0;
  if (pid < 0 || std::sscanf(line.c_str(), "{\"grpc_port\":%d}", &port) != 1) {
    return absl::InternalError(absl::StrCat(kBinary, " did not start"));
  }
  return GatewayProcess(pid, port);
}

GatewayProcess::GatewayProcess(GatewayProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)), port_(other.port_) {}

GatewayProcess::~GatewayProcess() {
  if (pid_ == 0) return;
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

Usage GatewayProcess::usage() const {
  const std::string folder = absl::StrCat("/proc/", pid_);
  Usage usage;
  // After the name in brackets, the 12th and 13th words are the ticks in user and system mode.
  const std::string stat = ReadFile(folder + "/stat");
  std::istringstream words(stat.substr(std::min(stat.rfind(')'), stat.size() - 1) + 1));
  std::string skipped;
  for (int i = 0; i < 11; ++i) words >> skipped;
  int64_t user = 0, system = 0;
  words >> user >> system;
  usage.cpu = absl::Seconds(static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK)));
  std::istringstream status(ReadFile(folder + "/status"));
  for (std::string line; std::getline(status, line);) {
    int64_t switches = 0;
    if (std::sscanf(line.c_str(), "voluntary_ctxt_switches: %ld", &switches) == 1 ||
        std::sscanf(line.c_str(), "nonvoluntary_ctxt_switches: %ld", &switches) == 1) {
      usage.context_switches += switches;
    }
  }
  return usage;
}

}  // namespace kiwoom::bench
