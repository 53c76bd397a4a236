#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/protocol/broker_variants.h"

namespace kiwoom::simulator {

// Sends market rows as fast as the sessions accept them.
inline constexpr double kAsFastAsPossible = std::numeric_limits<double>::infinity();

// Options of the simulator.
struct Options {
  std::string address = "127.0.0.1";
  uint16_t rest_port = 0;       // 0 picks a free one
  uint16_t websocket_port = 0;  // 0 picks a free one
  // PEM texts. If both are empty, a self-signed certificate for localhost and 127.0.0.1 is created.
  std::string certificate_pem;
  std::string key_pem;

  uint64_t seed = 1;
  // Total REAL rows per second for all registrations; 0: the market moves only with Step().
  double rows_per_second = 0;
  // Market time when the simulator starts; it advances with the wall clock. Unset: the current time, or the beginning
  // of the day if `day` is set.
  std::optional<absl::Time> market_time;
  // Duration of the trading day, 07:55 to 20:05 by the timetable of both exchanges, day after day without the nights.
  // Zero: the market trades at any hour and never closes.
  absl::Duration day = absl::ZeroDuration();
  // Market time that passes with each event, in place of the wall clock: the same requests at the same step then
  // produce the same frames, byte for byte. Zero: the wall clock. With a `day`, it counts before scaling.
  absl::Duration step_time = absl::ZeroDuration();

  // Adds to each REAL row, under a key that no spec has (RowExtras::kStampKey), its number among the rows of its topic:
  // 1, 2, 3 … as long as the simulator runs. Rows that a fault keeps back have numbers too.
  bool stamp_rows = false;

  // The required keys of a token request; empty: any non-empty key.
  std::string app_key;
  std::string secret_key;
  // Account number of the first app key that logs in; that of each further one is the next.
  std::string account = "1111111111";
  // Places random orders now and then, until the first manual order.
  bool automatic_orders = true;
  BrokerVariants variants;
  // List elements per page of a REST response.
  size_t page_size = 100;

  // Recorded frames, one JSON object per line, sent unchanged to sessions registered for their type and item: once on
  // registration, or in a loop if an interval is set.
  std::string replay;
  absl::Duration replay_interval = absl::ZeroDuration();

  // Scheduled faults: see faults/fault_script.h.
  std::string faults;
  // Serves POST /simulator/<fault>, POST /simulator/order, POST /simulator/cancel, GET /simulator/account and GET
  // /simulator/stats on the REST port.
  bool admin = false;

  // The broker's tables; empty: those of the specs.
  std::span<const codec::Tr* const> trs = {};
};

}  // namespace kiwoom::simulator
