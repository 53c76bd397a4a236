#pragma once

#include <vector>

namespace kiwoom::methods {

class SubscribeHandler;

// Streams whose queues have something to write. They are written to when everything that was ready upstream has been
// read, so that what came together goes together.
class ReadableStreams {
 public:
  void Add(SubscribeHandler* stream);
  void Remove(SubscribeHandler* stream);
  void Write();

 private:
  std::vector<SubscribeHandler*> streams_;
};

}  // namespace kiwoom::methods
