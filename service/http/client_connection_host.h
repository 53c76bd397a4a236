#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "absl/time/time.h"
#include "service/http/answer_port.h"
#include "service/http/call_request.h"
#include "service/http/json_codec.h"
#include "service/http/pages.h"
#include "service/http/triage.h"

namespace kiwoom::http {

class ClientConnection;

struct ConnectionLimits {
  absl::Duration handshake_timeout = absl::Seconds(10);
  absl::Duration head_timeout = absl::Seconds(10);   // from a request's first byte to the end of its header
  absl::Duration body_timeout = absl::Seconds(30);   // from there to its last byte
  absl::Duration idle_timeout = absl::Seconds(60);   // without a request
  absl::Duration write_timeout = absl::Seconds(30);  // in which the client takes nothing of what is written to it
  size_t most_requests = 1000;                       // on one connection
  // A connection takes no new requests when it is this old, and ends a call that is still open after the grace.
  absl::Duration most_age = absl::InfiniteDuration();
  absl::Duration age_grace = absl::Minutes(1);
};

// What connections have in common. Called on the door's thread.
class ClientConnectionHost {
 public:
  virtual ~ClientConnectionHost() = default;

  virtual const ConnectionLimits& limits() const = 0;
  virtual const Triage& triage() const = 0;
  virtual const JsonCodec& json() const = 0;
  virtual Pages& pages() = 0;

  // Bodies that are being received share one budget. False if it has no room for so many bytes more.
  virtual bool TakeBodyRoom(size_t bytes) = 0;
  virtual void ReturnBodyRoom(size_t bytes) = 0;

  // The rest is for the loop: see CallDesk.
  virtual uint64_t NextCall() = 0;
  virtual void OpenCall(uint64_t number, CallRequest request, std::unique_ptr<AnswerPort> port) = 0;
  virtual void OnCallWritten(uint64_t number) = 0;
  virtual void OnCallEnded(uint64_t number, bool delivered) = 0;
  virtual void OnCallTimeUp(uint64_t number) = 0;
  virtual void OnCallAged(uint64_t number) = 0;

  virtual void OnClosed(ClientConnection& connection) = 0;
};

}  // namespace kiwoom::http
