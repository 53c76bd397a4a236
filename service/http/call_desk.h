#pragma once

#include <cstdint>
#include <memory>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/http/http_call.h"

namespace kiwoom::http {

// The calls of the door on the loop's side. The door's thread posts what it knows of them, by number; what concerns a
// call that is over is ignored. Runs on the loop's thread.
class CallDesk {
 public:
  explicit CallDesk(methods::Reception& reception) : reception_(reception) {}

  void Open(uint64_t number, CallRequest request, std::unique_ptr<AnswerPort> port);
  void OnWritten(uint64_t number);
  // Its connection has taken the final answer (`delivered`), or is closed.
  void OnEnded(uint64_t number, bool delivered);
  // Its deadline has passed.
  void OnTimeUp(uint64_t number);
  // Its connection has become too old.
  void OnAged(uint64_t number);

  // See rpc::Server.
  void EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge, absl::Time steady);
  void OnTurn(absl::Time steady);

  // Ends all calls, and those that come later, as soon as their handlers have nothing left to write.
  void Stop(absl::Status status);
  bool empty() const { return calls_.empty(); }
  // Ends what is left.
  void Clear() { calls_.clear(); }

 private:
  HttpCall* Find(uint64_t number);

  methods::Reception& reception_;
  absl::flat_hash_map<uint64_t, std::unique_ptr<HttpCall>> calls_;
  absl::flat_hash_map<uint64_t, absl::Time> revoked_;  // and when they are cut off, on the steady clock
  absl::Status stopping_;
};

}  // namespace kiwoom::http
