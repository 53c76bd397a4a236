#include "service/methods/subscribe_handler.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "service/errors/draining.h"
#include "service/errors/error_details.h"
#include "service/errors/violations.h"
#include "service/methods/stream_terms.h"

namespace kiwoom::methods {
namespace {

// Clients reject messages over 4 MiB. This is far below, and large enough to amortize the cost of a write.
constexpr size_t kLargestResponse = 256 * 1024;

absl::Status EndOf(fanout::Overflow overflow) {
  const bool notices = overflow == fanout::Overflow::kNotices;
  const bool memory = overflow == fanout::Overflow::kMemory;
  return errors::MakeError(absl::StatusCode::kResourceExhausted,
                           notices ? errors::Reason::kNoticesUnread : errors::Reason::kReaderTooSlow,
                           notices  ? errors::Phrase::kNoticesUnread
                           : memory ? errors::Phrase::kMemoryShort
                                    : errors::Phrase::kReaderTooSlow);
}

}  // namespace

SubscribeHandler::~SubscribeHandler() {
  // Closing delivers what was held back, which makes the stream readable once more.
  if (reader_ != nullptr) {
    host_.hub.Close(*reader_, end_);
    host_.shares.Release(call_.caller());
  }
  host_.readable.Remove(this);
}

void SubscribeHandler::OnMessage(std::string bytes) {
  errors::Violations violations;
  const StreamTerms terms = ReadStreamTerms(host_.interests, tr_, bytes, violations);
  if (!violations.empty()) return Fail(violations.ToError());
  if (host_.hub.draining()) return Fail(errors::Draining());  // the others have had their notices
  const callers::Caller& caller = call_.caller();
  if (!host_.shares.Take(caller)) {
    const absl::Status error = errors::MakeError(
        absl::StatusCode::kResourceExhausted, errors::Reason::kShareExceeded,
        errors::Say(errors::Phrase::kTooManyStreams, {caller.name, absl::StrCat(caller.limits.streams)}));
    host_.audit.Record(call_, error);
    return Fail(error);
  }
  fanout::ReaderQueueOptions queue;
  queue.event_limit = host_.queue_limit;
  // No order or position may be left out, whatever the client chose.
  queue.policy = of_account() ? fanout::SlowReaderPolicy::kDisconnect : terms.policy;
  reader_ = host_.hub.Open({.peer = std::string(call_.peer()),
                            .caller = caller.unit,
                            .item_limit = caller.limits.ItemLimit(host_.room, host_.items_per_caller),
                            .owner = caller.name,
                            .queue = queue,
                            .without_snapshot = terms.without_snapshot,
                            .room_policy = terms.room_policy,
                            .only = tr_},
                           [this] { host_.readable.Add(this); });
  if (of_account()) host_.audit.Record(call_, absl::OkStatus(), {.subscription = reader_->id()});
  host_.hub.Change(*reader_, terms.topics, {}, terms.interest_terms);
}

void SubscribeHandler::OnHalfClose() {
  if (reader_ == nullptr) Fail(errors::InvalidField("", errors::Phrase::kMessageMissing));
}

void SubscribeHandler::Write() {
  if (reader_ == nullptr || !call_.open()) return;
  // A reader that has overflowed gets no new events, however long it takes to read its queue. Free its registrations
  // now.
  if (reader_->queue().overflow() != fanout::Overflow::kNone) host_.hub.UnsubscribeAll(*reader_);
  if (call_.writing()) return;
  if (const size_t size = reader_->TakeBatch(kLargestResponse); size != 0) {
    host_.hub.OnWrite(*reader_);
    call_.Write(size, [this](char* to) { reader_->WriteBatch(to); });
  } else if (const fanout::Overflow overflow = reader_->queue().overflow(); overflow != fanout::Overflow::kNone) {
    Fail(EndOf(overflow));
  }
}

void SubscribeHandler::Fail(absl::Status error) {
  if (tr_ != nullptr) error = errors::WithMetadata(std::move(error), errors::kTr, tr_->code);
  call_.Finish(error);
}

}  // namespace kiwoom::methods
