#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>

#include "service/transport/test_server.h"

namespace kiwoom::rest {

// A broker over TLS that answers most requests well, each answer echoing the text of its request, and does to the
// others whatever may go wrong, at random: interim answers, second answers, late ones, cuts at every position, resets,
// limits, rejected tokens, silence.
class FaultyBroker {
 public:
  static constexpr char kTokenPrefix[] = "TOKEN-OF-THE-SOAK-";

  explicit FaultyBroker(uint64_t seed);

  const transport::TestServer& server() const { return server_; }
  // How often each request that changes something arrived, by its text.
  std::map<std::string, int> Changes() const;
  // Faults that were played, for the report.
  int faults() const;

 private:
  using Request = transport::TestPeer::Request;

  void Serve(transport::TestPeer& peer);
  // Each returns whether the connection goes on.
  bool OnToken(transport::TestPeer& peer, std::mt19937_64& random);
  bool OnQuery(transport::TestPeer& peer, const Request& request, std::mt19937_64& random);
  bool Misbehave(transport::TestPeer& peer, const std::string& answer, const std::string& nonce,
                 const std::string& bearer, std::mt19937_64& random);

  const uint64_t seed_;
  mutable std::mutex mutex_;
  std::string token_;                   // the one that is good; guarded by the mutex
  int tokens_ = 0;                      // guarded by the mutex
  int faults_ = 0;                      // guarded by the mutex
  std::map<std::string, int> changes_;  // guarded by the mutex
  transport::TestServer server_;        // last: its threads use the rest
};

}  // namespace kiwoom::rest
