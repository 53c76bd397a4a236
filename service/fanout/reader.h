#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "absl/time/time.h"
#include "service/fanout/reader_queue.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct ReaderOptions {
  std::string peer;  // "ipv4:127.0.0.1:51234"
  ReaderQueueOptions queue;
  bool without_snapshot = false;
  const codec::Tr* only = nullptr;  // the type of a typed stream, which cannot carry others
};

// One stream as the hub sees it. The hub owns it from Open to Close.
class Reader {
 public:
  // `on_readable` is called when an empty queue becomes non-empty or has overflowed.
  Reader(std::string id, ReaderOptions options, absl::Time start, std::function<void()> on_readable)
      : id_(std::move(id)),
        options_(std::move(options)),
        start_(start),
        on_readable_(std::move(on_readable)),
        queue_(options_.queue) {}

  const std::string& id() const { return id_; }
  const ReaderOptions& options() const { return options_; }
  absl::Time start() const { return start_; }
  ReaderQueue& queue() { return queue_; }
  const ReaderQueue& queue() const { return queue_; }
  // Its subscribed topics, sorted.
  std::map<sessions::Topic, StreamCursor*>& cursors() { return cursors_; }
  const std::map<sessions::Topic, StreamCursor*>& cursors() const { return cursors_; }

  // Whether its latest notice about the session is that it is lost.
  bool knows_of_loss() const { return knows_of_loss_; }
  void set_knows_of_loss(bool knows) { knows_of_loss_ = knows; }

  void Push(const EventRef& event, StreamCursor* cursor) {
    const bool was_empty = queue_.empty();
    queue_.Push(event, cursor);
    Wake(was_empty);
  }
  void PushSnapshot(const EventRef& event, StreamCursor* cursor) {
    const bool was_empty = queue_.empty();
    queue_.PushSnapshot(event, cursor);
    Wake(was_empty);
  }
  void PushNotice(const EventRef& event) {
    const bool was_empty = queue_.empty();
    queue_.PushNotice(event);
    Wake(was_empty);
  }
  void PushHeartbeat(const EventRef& event) {
    const bool was_empty = queue_.empty();
    queue_.PushHeartbeat(event);
    Wake(was_empty);
  }

 private:
  void Wake(bool was_empty) {
    if (was_empty || queue_.overflow() != Overflow::kNone) on_readable_();
  }

  const std::string id_;
  const ReaderOptions options_;
  const absl::Time start_;
  const std::function<void()> on_readable_;
  ReaderQueue queue_;
  std::map<sessions::Topic, StreamCursor*> cursors_;
  bool knows_of_loss_ = false;
};

}  // namespace kiwoom::fanout
