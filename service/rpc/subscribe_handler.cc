#include "service/rpc/subscribe_handler.h"

#include <algorithm>

#include "service/rpc/error.h"
#include "service/rpc/unserved_field.h"

namespace kiwoom::rpc {
namespace {

constexpr std::string_view kTooSlow =
    "the reader was too slow and asked to be disconnected rather than to skip events: read faster, subscribe to less, "
    "or choose SLOW_READER_POLICY_SKIP";
constexpr std::string_view kTooManyNotices =
    "the reader does not read, and notices, which are never left out, wait for it without end: read, and change the "
    "subscription less often";

// Clients refuse messages over 4 MiB; this is far below, and enough to pay for a write.
constexpr size_t kLargestResponse = 256 * 1024;

}  // namespace

void Pump::Add(SubscribeHandler* stream) {
  if (stream->queued_) return;
  stream->queued_ = true;
  readable_.push_back(stream);
}

void Pump::Remove(SubscribeHandler* stream) {
  if (stream->queued_) std::erase(readable_, stream);
  stream->queued_ = false;
}

void Pump::Run() {
  for (SubscribeHandler* const stream : readable_) {
    stream->queued_ = false;
    stream->Write();
  }
  readable_.clear();
}

SubscribeHandler::~SubscribeHandler() {
  pump_.Remove(this);
  if (reader_ != nullptr) hub_.Close(*reader_);
}

void SubscribeHandler::OnMessage(std::string bytes) {
  SubscribeRequest request;
  Violation violation;
  if (!ReadSubscribeRequest(interests_, tr_, bytes, request, violation)) {
    call_.Finish(InvalidField(violation.field, violation.description));
    return;
  }
  if (const std::string unserved = UnservedInSubscribe(tr_, bytes); !unserved.empty()) {
    call_.Finish(NotServedYet(unserved));
    return;
  }
  queue_.policy = request.policy;
  reader_ =
      hub_.Open({.peer = call_.peer(), .queue = queue_, .without_snapshot = request.without_snapshot, .only = tr_},
                [this] { pump_.Add(this); });
  hub_.Change(*reader_, request.topics, {});
}

void SubscribeHandler::OnHalfClose() {
  if (reader_ == nullptr) call_.Finish(InvalidField("", "is missing: send one Subscribe request"));
}

void SubscribeHandler::Write() {
  if (reader_ == nullptr || !call_.open()) return;
  // However long it takes to read what it has: registrations and places in queues are for those who take more.
  if (reader_->queue().overflow() != fanout::Overflow::kNone) hub_.UnsubscribeAll(*reader_);
  if (call_.writing()) return;
  if (const size_t size = reader_->queue().TakeBatch(kLargestResponse); size != 0) {
    grpc::Slice slice(size);
    reader_->queue().WriteBatch(reinterpret_cast<char*>(const_cast<uint8_t*>(slice.begin())));
    call_.Write(std::move(slice));
  } else if (const fanout::Overflow overflow = reader_->queue().overflow(); overflow != fanout::Overflow::kNone) {
    call_.Finish(MakeStatus(grpc::StatusCode::RESOURCE_EXHAUSTED,
                            overflow == fanout::Overflow::kEvents ? kTooSlow : kTooManyNotices));
  }
}

}  // namespace kiwoom::rpc
