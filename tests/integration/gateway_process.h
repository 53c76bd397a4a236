#pragma once

#include <grpcpp/create_channel.h>
#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulator/simulator.h"

namespace kiwoom::tests {

// A gateway as a process of its own, connected to a simulator in the test's process. Gateways with the same directory
// have the same app keys. Killed at the end if it is still running.
class GatewayProcess {
 public:
  struct Settings {
    std::vector<std::string> flags;
    std::vector<std::string> sessions;  // one for each app key (--keys_dir); empty: the files of a single key
    unsigned descriptors = 0;           // the most that it may open; 0: as many as the test
  };

  // Returns when it serves. `name` is that of its log in the directory.
  GatewayProcess(const simulator::Simulator& simulator, const std::string& directory, const std::string& name,
                 const Settings& settings);
  ~GatewayProcess();
  GatewayProcess(const GatewayProcess&) = delete;

  int port() const { return port_; }
  int http_port() const { return http_port_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  // A connection of its own.
  std::shared_ptr<grpc::Channel> Connect() const;
  pid_t id() const { return id_; }

  void Signal(int signal);
  // Waits for its end and returns the exit code, or minus the signal that killed it.
  int Wait();
  std::string log() const;

 private:
  const std::string log_path_;
  pid_t id_ = 0;
  int port_ = 0;
  int http_port_ = 0;
};

}  // namespace kiwoom::tests
