#include "service/methods/readable_streams.h"

#include <utility>

#include "service/methods/subscribe_handler.h"

namespace kiwoom::methods {

void ReadableStreams::Add(SubscribeHandler* stream) {
  if (stream->queued_) return;
  stream->queued_ = true;
  streams_.push_back(stream);
}

void ReadableStreams::Remove(SubscribeHandler* stream) {
  if (stream->queued_) std::erase(streams_, stream);
  stream->queued_ = false;
}

void ReadableStreams::Write() {
  // A write may make its stream readable again.
  while (!streams_.empty()) {
    for (SubscribeHandler* const stream : std::exchange(streams_, {})) {
      stream->queued_ = false;
      stream->Write();
    }
  }
}

}  // namespace kiwoom::methods
