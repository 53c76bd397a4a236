#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace kiwoom::bench {

// The resources that a process has used so far.
struct Usage {
  absl::Duration cpu;
  int64_t context_switches = 0;
};

// The gateway's binary in its own process, so its CPU time can be measured separately.
class GatewayProcess {
 public:
  struct Settings {
    std::string broker;  // the value of --broker
    std::string broker_ca_pem;
    std::string folder;  // an existing directory for its files
    std::string app_key = "bench-app-key";
    std::string binary = "service/kiwoom_gateway";
    std::vector<std::string> flags = {};  // further ones
  };

  // Returns when it is serving.
  static absl::StatusOr<GatewayProcess> Start(const Settings& settings);
  GatewayProcess(GatewayProcess&& other) noexcept;
  ~GatewayProcess();

  int port() const { return port_; }
  // 0 if it has none.
  int admin_port() const { return admin_port_; }
  Usage usage() const;

 private:
  GatewayProcess(pid_t pid, int port, int admin_port) : pid_(pid), port_(port), admin_port_(admin_port) {}

  pid_t pid_;  // 0 if moved from
  int port_;
  int admin_port_;
};

}  // namespace kiwoom::bench
