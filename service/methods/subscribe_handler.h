#pragma once

#include <string>

#include "codec/table.h"
#include "service/fanout/hub.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/interest_reader.h"
#include "service/methods/readable_streams.h"

namespace kiwoom::methods {

// One Subscribe stream, generic or typed. Connects a reader of the hub with a call. A response contains the events
// queued since the last write completed, up to kLargestResponse; no timer is involved.
class SubscribeHandler final : public Handler {
 public:
  // `tr` is null for the generic Subscribe.
  SubscribeHandler(Call& call, fanout::Hub& hub, ReadableStreams& readable, const InterestReader& interests,
                   const codec::Tr* tr, fanout::ReaderQueueOptions queue)
      : call_(call), hub_(hub), readable_(readable), interests_(interests), tr_(tr), queue_(queue) {}
  ~SubscribeHandler() override;

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;
  void OnWritten() override { Write(); }

  // Writes the queued events unless a write is pending.
  void Write();

 private:
  friend class ReadableStreams;

  void Fail(absl::Status error);

  Call& call_;
  fanout::Hub& hub_;
  ReadableStreams& readable_;
  const InterestReader& interests_;
  const codec::Tr* const tr_;
  fanout::ReaderQueueOptions queue_;
  fanout::Reader* reader_ = nullptr;
  bool queued_ = false;  // in readable_
};

}  // namespace kiwoom::methods
