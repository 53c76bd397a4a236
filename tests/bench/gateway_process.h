#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace kiwoom::bench {

// What a process has used so far.
struct Usage {
  absl::Duration cpu;
  int64_t context_switches = 0;
};

// The gateway's own binary in a process of its own, whose use of the processor can be told from everybody else's.
class GatewayProcess {
 public:
  struct Settings {
    std::string broker;  // as --broker takes it
    std::string broker_ca_pem;
    std::string folder;  // for its files; exists
  };

  // Returns when it serves.
  static absl::StatusOr<GatewayProcess> Start(const Settings& settings);
  GatewayProcess(GatewayProcess&& other) noexcept;
  ~GatewayProcess();

  int port() const { return port_; }
  Usage usage() const;

 private:
  GatewayProcess(pid_t pid, int port) : pid_(pid), port_(port) {}

  pid_t pid_;  // 0: moved from
  int port_;
};

}  // namespace kiwoom::bench
