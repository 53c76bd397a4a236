#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "service/callers/caller_book.h"

namespace kiwoom::callers {

inline constexpr size_t kMostCallers = 1000;

// Reads the text of --callers_file:
//
//   callers:
//     - name: dashboard
//       token_sha256: 5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5   # or a list
//       certificate: spiffe://desk/dashboard    # a URI or a DNS name of it, or else its common name
//       scopes: [market_data, query]
//       limits: {streams: 10, items: 100, room_share: 50, requests_per_second: 20}
//
// A caller has tokens, a certificate, or both, which it must then show together. The error has a line for each problem:
// where it is, what it is and what to do. It never quotes a hash.
absl::StatusOr<CallerBook> ReadCallersFile(const std::string& path, const std::string& text);

}  // namespace kiwoom::callers
