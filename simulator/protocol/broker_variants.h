#pragma once

#include <cstddef>

#include "absl/time/time.h"
#include "simulator/protocol/member_order.h"

namespace kiwoom::simulator {

// Behaviour of the broker on which the sources are silent, disagree, or are a single one. Each switch is one claim
// about the real endpoint; a client must cope with both settings.
struct BrokerVariants {
  // Interval of PINGs, and how many may stay unanswered before SYSTEM R10002.
  absl::Duration ping_interval = absl::Seconds(10);
  int missed_pings = 5;
  // A connection without LOGIN gets SYSTEM R10004 and is closed after this time.
  absl::Duration login_timeout = absl::Seconds(30);

  // A refused LOGIN is followed by SYSTEM R10004 before the close: prod does, mock does not.
  bool system_frame_after_refused_login = true;
  // A newer LOGIN ends the older session of its app key. One source saw both continue, outside trading hours.
  bool one_session_per_app_key = true;
  // `refresh: "0"` clears all groups of the session rather than the named one; the scope was never verified.
  bool refresh_clears_session = false;
  // The answer to a request before LOGIN names the request's trnm; not stated by any source.
  bool early_request_names_trnm = true;
  // A new token request invalidates earlier tokens of the app key; disputed.
  bool new_token_ends_older = false;
  // A new token request returns the current token; disputed.
  bool same_token_again = false;
  // return_code of REST errors is a string.
  bool return_code_as_text = false;
  // HTTP status for an invalid token: 200 was observed, but clients must handle 401 too.
  int bad_token_status = 200;
  // A new registration is answered with the current value, before the next event.
  bool value_on_registration = false;
  // The order of the members of REAL frames and their rows.
  MemberOrder member_order = MemberOrder::kLive;
  // Order books of one exchange lack the 24 keys that live frames lack: 139 of the documented 163. No source lists the
  // 24; these are the parts of the other exchange and the two blank fields, which are as many.
  bool short_order_books = false;
  // Order and position rows write a stock code with a leading A, as in several public examples.
  bool leading_a_of_codes = false;
  // Maximum number of simultaneous rows in a REAL frame.
  size_t rows_per_frame = 1;

  // Limits: items per REG, items per connection (a code with and without _NX are different items, types and groups do
  // not count), and REGs per second.
  size_t items_per_request = 100;
  size_t items_per_connection = 200;
  // A full connection is refused with the code of a full group, 105118 for 105115: one source saw both.
  bool names_group_when_full = false;
  int registrations_per_second = 5;

  // REST requests per TR and second (mock: 1), and the lifetime of a token.
  int requests_per_second = 5;
  absl::Duration token_lifetime = absl::Hours(24);
};

}  // namespace kiwoom::simulator
