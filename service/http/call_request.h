#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/http/json_codec.h"
#include "service/http/triage.h"
#include "service/http/web_request.h"

namespace kiwoom::http {

// A call as the loop gets it.
struct CallRequest {
  std::string path;
  std::string peer;                            // "ipv4:127.0.0.1:51234"
  std::vector<std::string> certificate_names;  // as callers::Peer has them
  std::vector<std::pair<std::string, std::string>> metadata;
  absl::Duration timeout = absl::InfiniteDuration();
  absl::Time deadline = absl::InfiniteFuture();  // on the wall clock
  // The protobuf message, or why there is none.
  absl::StatusOr<std::string> message;
};

// Whether the metadata is no larger than gRPC's may be.
bool HasRoomFor(const WebRequest& request);

// Reads metadata, timeout and message. A request that cannot be read is a call that fails: so its caller is judged
// first, and it is counted and logged as any other. The connection adds `peer`, `certificate_names` and `deadline`.
CallRequest ReadCall(WebRequest request, const Triaged& triaged, const JsonCodec& json);

}  // namespace kiwoom::http
