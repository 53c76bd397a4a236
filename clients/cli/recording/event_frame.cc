#include "clients/cli/recording/event_frame.h"

#include "codec/wire_reader.h"
#include "codec/wire_writer.h"

namespace kiwoom::cli {
namespace {

// Field numbers of kiwoom.v1.Event and of every typed event.
constexpr uint32_t kItem = 1;
constexpr uint32_t kEpoch = 2;
constexpr uint32_t kSequence = 3;
constexpr uint32_t kSession = 6;
constexpr uint32_t kSnapshot = 10;
constexpr uint32_t kReplayed = 12;
constexpr uint32_t kFirstBody = 16;

// Of SubscribeResponse.
constexpr uint32_t kEvents = 1;

void AppendDelimited(uint32_t number, std::string_view content, std::string& bytes) {
  codec::WireWriter field;
  field.Reserve(codec::kNestedRoom + content.size());
  field.Delimited(number, content);
  bytes.append(field.view());
}

bool ReadEvent(std::string_view bytes, EventFrame& event) {
  event.bytes = bytes;
  codec::WireReader fields(bytes);
  for (codec::WireField field; fields.Next(field);) {
    if (field.wire_type == codec::kLengthDelimited) {
      if (field.number == kItem) event.item = field.bytes;
      if (field.number == kSession) event.session = field.bytes;
      if (field.number >= kFirstBody) {
        event.body_field = field.number;
        event.body = field.bytes;
      }
    } else if (field.wire_type == codec::kVarint) {
      if (field.number == kEpoch) event.epoch = field.value;
      if (field.number == kSequence) event.sequence = field.value;
      if (field.number == kSnapshot) event.snapshot = field.value != 0;
      if (field.number == kReplayed) event.replayed = field.value != 0;
    }
  }
  return !fields.failed();
}

}  // namespace

std::optional<std::vector<EventFrame>> SplitEvents(std::string_view response) {
  std::vector<EventFrame> events;
  codec::WireReader fields(response);
  for (codec::WireField field; fields.Next(field);) {
    if (field.number != kEvents || field.wire_type != codec::kLengthDelimited) continue;
    if (!ReadEvent(field.bytes, events.emplace_back())) return std::nullopt;
  }
  if (fields.failed()) return std::nullopt;
  return events;
}

void AppendEvent(std::string_view event, std::string& response) { AppendDelimited(kEvents, event, response); }

std::string NoticeEvent(NoticeField field, std::string_view notice) {
  std::string event;
  AppendDelimited(field, notice, event);
  return event;
}

std::string WithoutReplayed(std::string_view event) {
  // The last value of a field counts.
  codec::WireWriter mark;
  mark.Reserve(codec::kNestedRoom);
  mark.Varint(codec::Tag(kReplayed, codec::kVarint));
  mark.Varint(0);
  return std::string(event).append(mark.view());
}

}  // namespace kiwoom::cli
