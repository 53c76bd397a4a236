#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kiwoom::config {

// The operator's settings from flags and environment, unchecked. flags.cc defines their names and defaults.
struct Settings {
  std::string broker;
  std::string broker_ca_file;
  std::string app_key_file;
  std::string secret_key_file;
  std::string app_key;     // environment only
  std::string secret_key;  // environment only
  std::string keys_dir;
  int32_t move_after_seconds = 0;
  std::string listen;
  std::string tls_certificate_file;
  std::string tls_key_file;
  std::string ports_file;
  std::string log_level;
  bool accounts = false;
  int32_t items_per_request = 0;
  int32_t items_per_connection = 0;
  int32_t requests_per_second = 0;       // REG and REMOVE on the WebSocket
  int32_t rest_requests_per_second = 0;  // 0: the default for the broker's endpoint
  int32_t rest_burst = 0;
  int32_t rest_group_requests_per_second = 0;  // 0: not known
  int32_t rest_total_requests_per_second = 0;  // 0: not known
  bool revoke_token = false;
  int32_t queue_limit = 0;
  int32_t memory_mib = 0;
  int32_t recent_events_mib = 0;
  int32_t recent_events_seconds = 0;
  int32_t items_per_caller = 0;  // 0: no limit
  std::string state_dir;
  int32_t grace_seconds = 0;
  int32_t connection_age_seconds = 0;  // 0: no limit
  bool exit_when_replaced = false;
  bool take_back_session = false;
  // A sentence for each flag and variable that could not be parsed. The setting keeps its default.
  std::vector<std::string> unread;
};

}  // namespace kiwoom::config
