#pragma once

#include <string>
#include <vector>

#include "codec/table.h"
#include "service/fanout/hub.h"
#include "service/methods/call.h"
#include "service/methods/interest_reader.h"

namespace kiwoom::methods {

class SubscribeHandler;

// Streams whose queues have something to write. They are written to when everything that was ready upstream has been
// read, so that what came together goes together.
class Pump {
 public:
  void Add(SubscribeHandler* stream);
  void Remove(SubscribeHandler* stream);
  void Run();

 private:
  std::vector<SubscribeHandler*> readable_;
};

// One Subscribe stream, generic or typed: a reader of the hub on one side, a call on the other. A response is what has
// queued since the last write was done, up to kLargestResponse: no timer decides.
class SubscribeHandler final : public Handler {
 public:
  // `tr` is null for the generic Subscribe.
  SubscribeHandler(Call& call, fanout::Hub& hub, Pump& pump, const InterestReader& interests, const codec::Tr* tr,
                   fanout::ReaderQueueOptions queue)
      : call_(call), hub_(hub), pump_(pump), interests_(interests), tr_(tr), queue_(queue) {}
  ~SubscribeHandler() override;

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;
  void OnWritten() override { Write(); }

  // Writes what has queued, unless a write is under way.
  void Write();

 private:
  friend class Pump;

  Call& call_;
  fanout::Hub& hub_;
  Pump& pump_;
  const InterestReader& interests_;
  const codec::Tr* const tr_;
  fanout::ReaderQueueOptions queue_;
  fanout::Reader* reader_ = nullptr;
  bool queued_ = false;  // in the pump's list
};

}  // namespace kiwoom::methods
