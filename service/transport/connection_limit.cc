#include "service/transport/connection_limit.h"

#include <spdlog/spdlog.h>

namespace kiwoom::transport {
namespace {

constexpr absl::Duration kQuiet = absl::Minutes(1);

}  // namespace

bool ConnectionLimit::Admits(int descriptor, absl::Time steady) {
  const bool admitted = descriptor < descriptors_;
  if (!admitted) ++refused_;
  if (admitted == !warned_ || steady < quiet_until_) return admitted;
  quiet_until_ = steady + kQuiet;
  warned_ = !admitted;
  if (warned_) {
    spdlog::warn(
        "{} descriptors are in use: further clients are refused until some are closed (raise the limit of open files)",
        descriptor);
  } else {
    spdlog::info("clients are served again, after {} were refused", refused_);
    refused_ = 0;
  }
  return admitted;
}

}  // namespace kiwoom::transport
