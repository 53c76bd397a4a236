#pragma once

#include <string>

#include "codec/table.h"
#include "service/callers/stream_share.h"
#include "service/fanout/hub.h"
#include "service/methods/audit_trail.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/interest_reader.h"
#include "service/methods/readable_streams.h"

namespace kiwoom::methods {

// What all streams share. All of it outlives them.
struct StreamHost {
  fanout::Hub& hub;
  ReadableStreams& readable;
  const InterestReader& interests;
  callers::StreamShare& shares;
  AuditTrail& audit;
  size_t queue_limit = fanout::ReaderQueueOptions{}.event_limit;  // events
  int room = 0;                                                   // items that all connections to the broker can hold
  int items_per_caller = 0;  // that a caller without a limit of its own may take; 0: no limit
};

// One Subscribe stream, generic or typed. Connects a reader of the hub with a call. A response contains the events
// queued since the last write completed, up to kLargestResponse; no timer is involved.
class SubscribeHandler final : public Handler {
 public:
  // `tr` is null for the generic Subscribe. `host` outlives the handler.
  SubscribeHandler(Call& call, const StreamHost& host, const codec::Tr* tr) : call_(call), host_(host), tr_(tr) {}
  ~SubscribeHandler() override;

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;
  void OnWritten() override { Write(); }
  void OnRevoked() override { end_ = fanout::ReaderEnd::kRevoked; }

  // Writes the queued events unless a write is pending.
  void Write();

 private:
  friend class ReadableStreams;

  void Fail(absl::Status error);

  bool of_account() const { return tr_ != nullptr && tr_->scope == codec::Scope::kAccount; }

  Call& call_;
  const StreamHost& host_;
  const codec::Tr* const tr_;
  fanout::Reader* reader_ = nullptr;
  bool queued_ = false;  // in readable_
  fanout::ReaderEnd end_ = fanout::ReaderEnd::kCancelled;
};

}  // namespace kiwoom::methods
