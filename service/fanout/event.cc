#include "service/fanout/event.h"

#include <cstring>
#include <new>

#include "codec/wire_writer.h"
#include "service/fanout/event_fields.h"
#include "service/fanout/event_memory.h"

namespace kiwoom::fanout {
namespace {

using codec::kLengthDelimited;
using codec::kVarint;
using codec::Tag;
using codec::VarintSize;
using codec::WriteVarint;

// Writes to a buffer whose size was computed beforehand.
class MeasuredWriter {
 public:
  explicit MeasuredWriter(char* at) : at_(at) {}

  void Number(uint32_t number, uint64_t value) {
    if (value == 0) return;
    at_ = WriteVarint(Tag(number, kVarint), at_);
    at_ = WriteVarint(value, at_);
  }

  void Text(uint32_t number, std::string_view text) {
    if (!text.empty()) Message(number, text);
  }

  void Message(uint32_t number, std::string_view bytes) {
    at_ = WriteVarint(Tag(number, kLengthDelimited), at_);
    at_ = WriteVarint(bytes.size(), at_);
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }

  char* at() const { return at_; }

 private:
  char* at_;
};

size_t NumberSize(uint32_t number, uint64_t value) {
  return value == 0 ? 0 : VarintSize(Tag(number, kVarint)) + VarintSize(value);
}

size_t MessageSize(uint32_t number, size_t size) {
  return VarintSize(Tag(number, kLengthDelimited)) + VarintSize(size) + size;
}

size_t TextSize(uint32_t number, std::string_view text) { return text.empty() ? 0 : MessageSize(number, text.size()); }

// google.protobuf.Timestamp.
std::string_view EncodeTime(absl::Time time, char (&buffer)[24]) {
  const int64_t seconds = absl::ToUnixSeconds(time);
  const int64_t nanos = absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds));
  MeasuredWriter writer(buffer);
  writer.Number(1, static_cast<uint64_t>(seconds));
  writer.Number(2, static_cast<uint64_t>(nanos));
  return {buffer, static_cast<size_t>(writer.at() - buffer)};
}

}  // namespace

EventRef::~EventRef() {
  if (block_ == nullptr || --block_->references != 0) return;
  EventMemory::Remove(sizeof(Block) + block_->size);
  ::operator delete(block_);
}

EventRef EventEncoder::Allocate(size_t size, const EventIdentity& identity) {
  void* const memory = ::operator new(sizeof(EventRef::Block) + size);
  EventMemory::Add(sizeof(EventRef::Block) + size);
  auto* const block =
      new (memory) EventRef::Block{1, static_cast<uint32_t>(size), identity.epoch, identity.sequence, identity.key};
  return EventRef(block);
}

EventRef EventEncoder::Encode(const EventIdentity& identity, uint32_t event_field, std::string_view message) {
  char buffer[24];
  const std::string_view time = EncodeTime(identity.received, buffer);
  const size_t size = TextSize(kItem, identity.item) + NumberSize(kEpoch, identity.epoch) +
                      NumberSize(kSequence, identity.sequence) + MessageSize(kReceivedTime, time.size()) +
                      TextSize(kAccount, identity.account) + TextSize(kSession, identity.session) +
                      MessageSize(event_field, message.size());
  EventRef event = Allocate(size, identity);
  MeasuredWriter writer(event.block_->bytes);
  writer.Text(kItem, identity.item);
  writer.Number(kEpoch, identity.epoch);
  writer.Number(kSequence, identity.sequence);
  writer.Message(kReceivedTime, time);
  writer.Text(kAccount, identity.account);
  writer.Text(kSession, identity.session);
  writer.Message(event_field, message);
  return event;
}

EventRef EventEncoder::Encode(uint32_t event_field, std::string_view message) {
  EventRef event = Allocate(MessageSize(event_field, message.size()), {});
  MeasuredWriter(event.block_->bytes).Message(event_field, message);
  return event;
}

}  // namespace kiwoom::fanout
