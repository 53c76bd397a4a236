#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/broker/broker.h"
#include "service/callers/caller_book.h"
#include "service/clock/clock.h"
#include "service/config/access_files.h"
#include "service/config/files.h"
#include "service/config/session_key.h"
#include "service/config/settings.h"
#include "service/transport/tls_material.h"

namespace kiwoom::config {

// A valid configuration, with the secrets read.
struct Config {
  broker::Broker broker;
  std::string broker_ca_pem;                      // empty: the system's certificate authorities
  std::vector<SessionKey> keys;                   // never empty; sorted by name
  absl::Duration move_after = absl::Seconds(60);  // how long a session is lost before its topics move to another one
  std::string listen;
  std::string admin_listen;               // empty: no admin port
  std::string http_listen;                // empty: no HTTP door
  std::vector<std::string> http_origins;  // as ReadOrigins has them
  bool not_ready_without_session = false;
  transport::TlsMaterial tls;  // without a certificate: plain text
  callers::CallerBook callers = callers::CallerBook::Local();
  AccessPaths access;          // the files of both
  std::string audit_log_file;  // empty: none
  std::string ports_file;      // empty: none
  std::string log_level;
  bool accounts = false;
  int items_per_request = 0;
  int items_per_connection = 0;
  int requests_per_second = 0;
  bool revoke_token = false;
  int queue_limit = 0;
  size_t memory_bytes = size_t{1} << 30;
  size_t recent_events_bytes = size_t{64} << 20;
  absl::Duration recent_events_age = absl::Minutes(10);
  int items_per_caller = 0;                                  // 0: no limit
  std::string state_dir;                                     // empty: none
  absl::Duration grace = absl::Seconds(7);                   // to stop
  absl::Duration connection_age = absl::InfiniteDuration();  // of clients
  bool exit_when_replaced = false;
  bool take_back_session = false;
  // Not flags; set by tests.
  absl::Duration answer_timeout = absl::Seconds(10);  // of a REG or REMOVE
  absl::Duration silence_limit = absl::Seconds(35);   // of a live session
  absl::Duration take_back_pause = absl::Seconds(5);  // before a replaced session is taken back
  std::shared_ptr<const clock::Clock> clock;          // null: the clocks of the machine
};

// Reports all configuration errors together, one per line: what, where and what to do. Settings that could not be
// parsed come first. The error never contains a secret.
absl::StatusOr<Config> ReadConfig(const Settings& settings, const FileReader& read_file,
                                  const DirectoryLister& list_directory);

}  // namespace kiwoom::config
