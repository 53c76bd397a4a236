#include "tests/integration/gateway_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kiwoom::tests {
namespace {

std::string Written(const std::string& path, const std::string& content) {
  if (!std::filesystem::exists(path)) {
    std::ofstream(path) << content;
    chmod(path.c_str(), 0600);
  }
  return path;
}

// The flags that name the app keys, whose files it writes unless they exist.
std::vector<std::string> KeyFlags(const std::string& directory, const std::vector<std::string>& sessions) {
  if (sessions.empty()) {
    return {"--app_key_file=" + Written(directory + "/app_key", "app-key-of-the-test"),
            "--secret_key_file=" + Written(directory + "/secret_key", "secret-key-of-the-test")};
  }
  const std::string keys = directory + "/keys";
  for (const std::string& session : sessions) {
    std::filesystem::create_directories(keys + "/" + session);
    Written(keys + "/" + session + "/app_key", "app-key-of-" + session);
    Written(keys + "/" + session + "/secret_key", "secret-key-of-" + session);
  }
  return {"--keys_dir=" + keys};
}

}  // namespace

GatewayProcess::GatewayProcess(const simulator::Simulator& simulator, const std::string& directory,
                               const std::string& name, const Settings& settings)
    : log_path_(directory + "/" + name + ".log") {
  std::vector<std::string> command = {
      "service/kiwoom_gateway",
      "--broker=" + simulator.rest_url() + "," + simulator.websocket_url(),
      "--broker_ca_file=" + Written(directory + "/certificate.pem", simulator.ca_certificate_pem()),
      "--listen=127.0.0.1:0",
      "--admin_listen=127.0.0.1:0",
      "--http_listen=127.0.0.1:0"};
  for (const auto& flags : {KeyFlags(directory, settings.sessions), settings.flags}) {
    command.insert(command.end(), flags.begin(), flags.end());
  }
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  int output[2];
  if (pipe2(output, O_CLOEXEC) != 0) {
    ADD_FAILURE() << "no pipe";
    return;
  }
  id_ = fork();
  if (id_ == 0) {
    const rlimit limit{.rlim_cur = settings.descriptors, .rlim_max = settings.descriptors};
    if (settings.descriptors != 0) setrlimit(RLIMIT_NOFILE, &limit);
    dup2(output[1], STDOUT_FILENO);
    dup2(open(log_path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    execv(arguments.front(), arguments.data());
    _exit(127);
  }
  close(output[1]);
  // It writes this line when it serves.
  FILE* const line = fdopen(output[0], "r");
  if (fscanf(line, "{\"grpc_port\":%d,\"admin_port\":%*d,\"http_port\":%d", &port_, &http_port_) != 2)
    ADD_FAILURE() << name << " did not start: " << log();
  fclose(line);
}

GatewayProcess::~GatewayProcess() {
  if (id_ <= 0) return;
  kill(id_, SIGKILL);
  waitpid(id_, nullptr, 0);
}

std::shared_ptr<grpc::Channel> GatewayProcess::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address(), grpc::InsecureChannelCredentials(), arguments);
}

void GatewayProcess::Signal(int signal) { kill(id_, signal); }

int GatewayProcess::Wait() {
  int status = 0;
  waitpid(id_, &status, 0);
  id_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string GatewayProcess::log() const {
  std::ifstream file(log_path_);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace kiwoom::tests
