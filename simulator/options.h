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

// Market rows as fast as the sessions take them.
inline constexpr double kAsFastAsPossible = std::numeric_limits<double>::infinity();

// What the simulator is started with.
struct Options {
  std::string address = "127.0.0.1";
  uint16_t rest_port = 0;       // 0: a free one
  uint16_t websocket_port = 0;  // 0: a free one
  // PEM texts. Both empty: a self-signed certificate for localhost and 127.0.0.1 is made.
  std::string certificate_pem;
  std::string key_pem;

  uint64_t seed = 1;
  // REAL rows per second over everything that is registered; 0: the market stands still but for Step().
  double rows_per_second = 0;
  // Time of the market when the simulator starts; it advances with the wall clock. Unset: the wall clock itself, or,
  // where the market has a day, the day's beginning.
  std::optional<absl::Time> market_time;
  // How long the trading day takes, 07:55 to 20:05 by the timetable of both exchanges, day after day without the
  // nights. Zero: the market trades at any hour and never closes.
  absl::Duration day = absl::ZeroDuration();
  // Market time that passes with each thing that happens, instead of the wall clock's: then the same requests at the
  // same step give the same frames, byte for byte. Zero: the wall clock's. With a
  // `day`, of the time that the day takes.
  absl::Duration step_time = absl::ZeroDuration();

  // What a token request must bring; empty: anything that is not empty.
  std::string app_key;
  std::string secret_key;
  std::string account = "1111111111";
  // Somebody uses the account now and then, until the first order by hand.
  bool automatic_orders = true;
  BrokerVariants variants;
  // Elements of a list in one page of a REST response.
  size_t page_size = 20;

  // Recorded frames, one JSON object a line: sent as they are to sessions registered for their type and item, once on
  // registration, or again and again when an interval is given.
  std::string replay;
  absl::Duration replay_interval = absl::ZeroDuration();

  // Faults by the clock: see faults/fault_script.h.
  std::string faults;
  // Serves POST /simulator/<fault> and GET /simulator/stats on the REST port.
  bool admin = false;

  // The broker's tables; empty: those of the specs.
  std::span<const codec::Tr* const> trs = {};
};

}  // namespace kiwoom::simulator
