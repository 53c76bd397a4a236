#include "service/methods/readable_streams.h"

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
  for (SubscribeHandler* const stream : streams_) {
    stream->queued_ = false;
    stream->Write();
  }
  streams_.clear();
}

}  // namespace kiwoom::methods
