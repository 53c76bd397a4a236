#include "clients/cli/printing/event_view.h"

#include "clients/cli/printing/seoul_time.h"
#include "google/protobuf/descriptor.h"

namespace kiwoom::cli {
namespace {

// Field numbers of kiwoom.v1.Event and of every typed event.
constexpr int kItem = 1;
constexpr int kEpoch = 2;
constexpr int kSequence = 3;
constexpr int kReceivedTime = 4;
constexpr int kSession = 6;
constexpr int kSnapshot = 10;
constexpr int kSkipped = 11;
constexpr int kReplayed = 12;

using google::protobuf::FieldDescriptor;

}  // namespace

std::string EventView::item() const { return Text(kItem); }
uint64_t EventView::epoch() const { return Number(kEpoch); }
uint64_t EventView::sequence() const { return Number(kSequence); }
std::string EventView::session() const { return Text(kSession); }

google::protobuf::Timestamp EventView::received() const {
  const FieldDescriptor* field = event_.GetDescriptor()->FindFieldByNumber(kReceivedTime);
  google::protobuf::Timestamp instant;
  if (field != nullptr) {
    instant.ParseFromString(event_.GetReflection()->GetMessage(event_, field).SerializeAsString());
  }
  return instant;
}

std::string EventView::received_time() const { return SeoulTime(received()); }

bool EventView::snapshot() const { return Flag(kSnapshot); }
bool EventView::replayed() const { return Flag(kReplayed); }

bool EventView::Flag(int number) const {
  const FieldDescriptor* field = event_.GetDescriptor()->FindFieldByNumber(number);
  return field != nullptr && event_.GetReflection()->GetBool(event_, field);
}

uint64_t EventView::skipped() const { return Number(kSkipped); }

uint64_t EventView::Number(int number) const {
  const FieldDescriptor* field = event_.GetDescriptor()->FindFieldByNumber(number);
  return field == nullptr ? 0 : event_.GetReflection()->GetUInt64(event_, field);
}

std::string EventView::Text(int number) const {
  const FieldDescriptor* field = event_.GetDescriptor()->FindFieldByNumber(number);
  return field == nullptr ? "" : event_.GetReflection()->GetString(event_, field);
}

const FieldDescriptor* EventView::BodyField() const {
  const google::protobuf::OneofDescriptor* oneof = event_.GetDescriptor()->FindOneofByName("event");
  return oneof == nullptr ? nullptr : event_.GetReflection()->GetOneofFieldDescriptor(event_, oneof);
}

uint32_t EventView::event_field() const {
  const FieldDescriptor* field = BodyField();
  return field == nullptr ? 0 : static_cast<uint32_t>(field->number());
}

const google::protobuf::Message* EventView::body() const {
  const FieldDescriptor* field = BodyField();
  return field == nullptr ? nullptr : &event_.GetReflection()->GetMessage(event_, field);
}

}  // namespace kiwoom::cli
