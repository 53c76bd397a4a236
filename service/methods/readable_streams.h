#pragma once

#include <vector>

namespace kiwoom::methods {

class SubscribeHandler;

// Streams whose queues have something to write. They are written after all ready input from the broker has been read,
// so events that arrive together leave together.
class ReadableStreams {
 public:
  void Add(SubscribeHandler* stream);
  void Remove(SubscribeHandler* stream);
  void Write();

 private:
  std::vector<SubscribeHandler*> streams_;
};

}  // namespace kiwoom::methods
