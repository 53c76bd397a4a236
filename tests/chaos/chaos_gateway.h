#pragma once

#include <memory>
#include <string>
#include <thread>

#include "service/config/config.h"
#include "service/gateway.h"

namespace kiwoom::chaos {

// A gateway in this process that can be restarted on the same port.
class ChaosGateway {
 public:
  // `urls` and `certificate` of the broker.
  ChaosGateway(const std::string& urls, const std::string& certificate, int queue_limit);
  ~ChaosGateway() { Stop(); }

  // "127.0.0.1:50051", the same after each restart.
  const std::string& address() const { return address_; }
  // Stops it as SIGTERM does, and starts another one.
  void Restart();

 private:
  void Start();
  void Stop();

  config::Config config_;
  std::string address_;
  std::unique_ptr<Gateway> gateway_;
  std::thread thread_;
};

}  // namespace kiwoom::chaos
