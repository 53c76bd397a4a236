#include "tests/chaos/stamp.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>

#include "absl/strings/numbers.h"

namespace kiwoom::chaos {
namespace {

// The lowest field number of a realtime type in Event.
constexpr int kFirstType = 1000;
// `unparsed` in every typed message.
constexpr int kUnparsed = 9;

}  // namespace

bool IsData(const v1::Event& event) { return static_cast<int>(event.event_case()) >= kFirstType; }

Topic TopicOf(const v1::Event& event) {
  const auto type = static_cast<v1::RealtimeType>(event.event_case());
  return {type, HasNoItem(type) ? "" : event.item(), IsOfAccount(type) ? event.session() : ""};
}

std::optional<uint64_t> StampOf(const v1::Event& event) {
  const auto* const field = v1::Event::descriptor()->FindFieldByNumber(static_cast<int>(event.event_case()));
  if (field == nullptr) return std::nullopt;
  const google::protobuf::Message& typed = event.GetReflection()->GetMessage(event, field);
  const auto* const unparsed = typed.GetDescriptor()->FindFieldByNumber(kUnparsed);
  if (unparsed == nullptr || !unparsed->is_map()) return std::nullopt;
  const auto* const key = unparsed->message_type()->map_key();
  const auto* const value = unparsed->message_type()->map_value();
  for (int i = 0; i < typed.GetReflection()->FieldSize(typed, unparsed); ++i) {
    const google::protobuf::Message& entry = typed.GetReflection()->GetRepeatedMessage(typed, unparsed, i);
    if (entry.GetReflection()->GetString(entry, key) != kStampFid) continue;
    uint64_t stamp = 0;
    if (!absl::SimpleAtoi(entry.GetReflection()->GetString(entry, value), &stamp)) return std::nullopt;
    return stamp;
  }
  return std::nullopt;
}

}  // namespace kiwoom::chaos
