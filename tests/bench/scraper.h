#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

#include "absl/synchronization/notification.h"

namespace kiwoom::bench {

// Reads /metrics of an admin port once a second, as Prometheus does but more often, until it is destroyed.
class Scraper {
 public:
  explicit Scraper(int admin_port);
  ~Scraper();

  // How often it got the metrics.
  int64_t scrapes() const { return scrapes_; }

 private:
  void Scrape(int admin_port);

  absl::Notification end_;
  std::atomic<int64_t> scrapes_{0};
  std::thread thread_;
};

}  // namespace kiwoom::bench
