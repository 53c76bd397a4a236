#include "tests/bench/scraper.h"

#include "absl/time/time.h"
#include "service/admin/test_visitor.h"

namespace kiwoom::bench {

Scraper::Scraper(int admin_port) {
  thread_ = std::thread([this, admin_port] { Scrape(admin_port); });
}

Scraper::~Scraper() {
  end_.Notify();
  thread_.join();
}

void Scraper::Scrape(int admin_port) {
  do {
    const std::string metrics = admin::TestVisitor(admin_port).Get("/metrics");
    if (metrics.find("\nkiwoom_events_sent_total ") != std::string::npos) ++scrapes_;
  } while (!end_.WaitForNotificationWithTimeout(absl::Seconds(1)));
}

}  // namespace kiwoom::bench
