#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "service/config/config.h"
#include "service/gateway.h"
#include "tests/chaos/broker_session.h"

namespace kiwoom::chaos {

// What a gateway of these tests is told.
struct ChaosGatewayOptions {
  std::string urls;  // of the broker
  std::string certificate;
  std::vector<BrokerKey> keys;  // sorted by session
  int queue_limit = 0;
  absl::Duration move_after;
};

// A gateway in this process that can be restarted on the same port.
class ChaosGateway {
 public:
  explicit ChaosGateway(const ChaosGatewayOptions& options);
  ~ChaosGateway() { Stop(); }

  // "127.0.0.1:50051", the same after each restart.
  const std::string& address() const { return address_; }
  // Stops it as SIGTERM does, and starts another one.
  void Restart();
  // Takes a replaced session back, as an operator does. Returns false if the gateway refuses.
  bool TakeBack(const std::string& session);

 private:
  void Start();
  void Stop();

  config::Config config_;
  std::string address_;
  std::unique_ptr<Gateway> gateway_;
  std::thread thread_;
};

}  // namespace kiwoom::chaos
