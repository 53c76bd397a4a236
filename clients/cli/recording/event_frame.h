#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiwoom::cli {

// Field numbers of the notices in kiwoom.v1.Event, which the events of one type share.
enum NoticeField : uint32_t {
  kAcknowledgementField = 16,
  kLiveField = 17,
  kRefusedField = 18,
  kLostField = 19,
  kSessionRestoredField = 20,
  kGapField = 21,
  kHeartbeatField = 22,
  kResumptionField = 23,
  kSnapshotsCompleteField = 24,
  kDrainingField = 25,
  kWaitingField = 26,
  kSilentField = 27,
};

// An event in wire format, with what a replay has to know of it. Nothing is copied: the bytes outlive it.
struct EventFrame {
  std::string_view bytes;
  std::string_view item;
  uint64_t epoch = 0;
  uint64_t sequence = 0;
  std::string_view session;
  bool snapshot = false;
  bool replayed = false;
  uint32_t body_field = 0;  // 0: unknown
  std::string_view body;

  bool IsNotice() const { return body_field >= kAcknowledgementField && body_field <= kSilentField; }
};

// The events of a SubscribeResponse in wire format. Nothing if the bytes are none.
std::optional<std::vector<EventFrame>> SplitEvents(std::string_view response);

// Adds an event in wire format to a SubscribeResponse in wire format.
void AppendEvent(std::string_view event, std::string& response);

// An event with this notice and nothing else.
std::string NoticeEvent(NoticeField field, std::string_view notice);

// The event without its mark "replayed".
std::string WithoutReplayed(std::string_view event);

}  // namespace kiwoom::cli
