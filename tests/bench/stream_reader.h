#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "kiwoom/v1/event.pb.h"

namespace kiwoom::bench {

// One stream of the trades and order books of two stocks on a connection of its own, read on its own thread until it is
// destroyed. It checks that no event is missing without a report.
class StreamReader {
 public:
  static const std::vector<std::string>& Items();
  // The codes of its types at the broker.
  static const std::vector<std::string>& Types();

  // `number` differs from reader to reader. An empty token: none.
  StreamReader(int port, int number, const std::string& token = "");
  ~StreamReader();

  int64_t events() const { return events_; }
  int64_t holes() const { return holes_; }

 private:
  void Read();
  void Check(const v1::Event& event);

  std::shared_ptr<grpc::Channel> channel_;
  grpc::ClientContext context_;
  std::map<std::pair<int, std::string>, uint64_t> last_;
  std::atomic<int64_t> events_{0}, holes_{0};
  std::thread thread_;
};

}  // namespace kiwoom::bench
