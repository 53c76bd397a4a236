#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kiwoom::config {

// The operator's settings as written, unchecked. The initial values are the defaults. flag_table.cc describes each
// member that is a flag.
struct Settings {
  bool help = false;
  bool version = false;
  bool check_config = false;
  std::string config_file;

  std::string broker;
  std::string broker_ca_file;
  std::string app_key_file;
  std::string secret_key_file;
  std::string app_key;     // environment only
  std::string secret_key;  // environment only
  std::string keys_dir;
  int32_t move_after_seconds = 60;
  bool exit_when_replaced = false;
  bool take_back_session = false;
  bool revoke_token = false;

  int32_t items_per_request = 100;
  int32_t items_per_connection = 200;
  int32_t requests_per_second = 5;       // REG and REMOVE on the WebSocket
  int32_t rest_requests_per_second = 0;  // 0: the default for the broker's endpoint
  int32_t rest_burst = 1;
  int32_t rest_group_requests_per_second = 0;  // 0: not known
  int32_t rest_total_requests_per_second = 0;  // 0: not known

  std::string listen = "127.0.0.1:50051";
  std::string admin_listen = "127.0.0.1:9090";  // empty: no admin port
  std::string http_listen;                      // empty: no HTTP door
  std::string http_origins;
  bool not_ready_without_session = false;
  std::string tls_certificate_file;
  std::string tls_key_file;
  std::string client_ca_file;
  bool allow_plain_text = false;
  std::string callers_file;
  std::string audit_log_file;
  bool allow_readable_key_files = false;
  bool accounts = false;
  int32_t items_per_caller = 0;  // 0: no limit
  int32_t queue_limit = 16384;
  int32_t memory_mib = 1024;
  int32_t recent_events_mib = 64;
  int32_t recent_events_seconds = 600;
  int32_t connection_age_seconds = 0;  // 0: no limit

  std::string state_dir;
  int32_t grace_seconds = 7;
  std::string ports_file;
  std::string log_level = "info";
  std::string log_format = "text";

  // A sentence for each flag, variable and line of the file that could not be read. The setting keeps its default.
  std::vector<std::string> unread;
};

}  // namespace kiwoom::config
