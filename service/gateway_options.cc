#include "service/gateway_options.h"

#include <spdlog/spdlog.h>

#include <string>

#include "service/config/keys_dir.h"

namespace kiwoom {

static_assert(config::kMostKeys <= fanout::Upstreams::kMost);

std::vector<const sessions::SessionName*> NamesOf(const config::Config& config) {
  std::vector<const sessions::SessionName*> names;
  for (const config::SessionKey& key : config.keys) names.push_back(&key.name);
  return names;
}

sessions::SessionOptions SessionOptionsOf(const config::Config& config, absl::Time now) {
  sessions::SessionOptions options;
  options.registrar.items_per_request = config.items_per_request;
  options.registrar.items_per_connection = config.items_per_connection;
  options.registrar.requests_per_second = config.requests_per_second;
  options.registrar.answer_timeout = config.answer_timeout;
  options.seed = static_cast<uint64_t>(absl::ToUnixNanos(now));
  options.silence_limit = config.silence_limit;
  options.take_back.automatic = config.take_back_session;
  options.take_back.pause = config.take_back_pause;
  return options;
}

fanout::HubOptions HubOptionsOf(const config::Config& config, telemetry::UnroutedLog& unrouted) {
  fanout::HubOptions options{.unrouted = &unrouted};
  options.sessions = NamesOf(config);
  options.memory.byte_limit = config.memory_bytes;
  options.warn = [](const std::string& line) { spdlog::warn("{}", line); };
  options.log.byte_limit = config.recent_events_bytes;
  options.log.age_limit = config.recent_events_age;
  return options;
}

}  // namespace kiwoom
