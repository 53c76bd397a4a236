#pragma once

#include <cstddef>

#include "absl/time/time.h"

namespace kiwoom::simulator {

// How this broker behaves where the sources are silent, disagree, or stand alone. Each switch is one claim about the
// real endpoint; a client has to live with either position.
struct BrokerVariants {
  // Between two PINGs, and how many may stay unanswered before SYSTEM R10002.
  absl::Duration ping_interval = absl::Seconds(10);
  int missed_pings = 5;
  // A connection without LOGIN is told SYSTEM R10004 and closed after this time.
  absl::Duration login_timeout = absl::Seconds(30);

  // A refused LOGIN is followed by SYSTEM R10004 before the close: prod does, mock does not.
  bool system_frame_after_refused_login = true;
  // A newer LOGIN ends the older session of its app key. One source saw both live on, off-hours.
  bool one_session_per_app_key = true;
  // `refresh: "0"` forgets every group of the session instead of the named one; the scope was never measured.
  bool refresh_clears_session = false;
  // The answer to a request before LOGIN names the request's trnm; not stated by any source.
  bool early_request_names_trnm = true;
  // Asking for a token again ends the ones given before to the app key; disputed.
  bool new_token_ends_older = false;
  // Asking for a token again gives the living one; disputed.
  bool same_token_again = false;
  // return_code of REST errors is a string.
  bool return_code_as_text = false;
  // HTTP status of a token that is not valid: 200 was seen, clients are ready for 401 too.
  int bad_token_status = 200;
  // A new registration is answered with the value known, before anything happens to it.
  bool value_on_registration = false;
  // Members of a REAL frame in the order of the documents' older examples: trnm first, values last.
  bool documented_member_order = false;
  // Rows that happen together share a REAL frame, up to this many.
  size_t rows_per_frame = 1;

  // Items in one group, items in one connection (bare and _NX apart, whatever their types), and REGs in any one second.
  size_t items_per_group = 100;
  size_t items_per_connection = 200;
  int registrations_per_second = 5;

  // REST requests of one TR in any one second (mock: 1), and how long a token lives.
  int requests_per_second = 5;
  absl::Duration token_lifetime = absl::Hours(24);
};

}  // namespace kiwoom::simulator
