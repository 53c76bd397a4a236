#include "service/methods/stream_terms.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "codec/wire_reader.h"
#include "kiwoom/v1/subscription.pb.h"
#include "service/methods/min_interval.h"
#include "service/methods/position_reader.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

// Field numbers of the Subscribe requests (subscribe.proto). Typed requests have items in place of interests.
constexpr uint32_t kWhat = 1, kPolicy = 2, kWithoutSnapshot = 3;
constexpr uint32_t kRoomPolicy = 4;
constexpr uint32_t kTypedMinInterval = 4, kTypedResume = 5, kTypedRoomPolicy = 6;

}  // namespace

StreamTerms ReadStreamTerms(const InterestReader& interests, const codec::Tr* tr, std::string_view bytes,
                            errors::Violations& violations) {
  StreamTerms terms;
  const uint32_t room_policy = tr == nullptr ? kRoomPolicy : kTypedRoomPolicy;
  size_t index = 0;
  v1::Interest typed;  // of a typed request
  codec::WireReader reader(bytes);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == kWhat && field.wire_type == codec::kLengthDelimited && tr == nullptr) {
      v1::Interest interest;
      if (interest.ParseFromArray(field.bytes.data(), static_cast<int>(field.bytes.size()))) {
        interests.Read("interests", interest, index, nullptr, terms.topics, terms.interest_terms, violations);
      } else {
        violations.Add(absl::StrCat("interests[", index, "]"), Phrase::kMessageUnreadable);
      }
      ++index;
    } else if (field.number == kWhat && field.wire_type == codec::kLengthDelimited) {
      typed.add_items(std::string(field.bytes));
    } else if (field.number == kTypedResume && field.wire_type == codec::kLengthDelimited && tr != nullptr) {
      if (!typed.add_resume()->ParseFromArray(field.bytes.data(), static_cast<int>(field.bytes.size()))) {
        violations.Add(absl::StrCat("resume[", typed.resume_size() - 1, "]"), Phrase::kMessageUnreadable);
      }
    } else if (field.number == kPolicy && field.wire_type == codec::kVarint) {
      if (field.value > v1::SLOW_READER_POLICY_DISCONNECT) {
        violations.Add("slow_reader_policy", Phrase::kPolicyUnknown, {absl::StrCat(field.value)});
      }
      terms.policy = field.value == v1::SLOW_READER_POLICY_DISCONNECT ? fanout::SlowReaderPolicy::kDisconnect
                                                                      : fanout::SlowReaderPolicy::kSkip;
    } else if (field.number == kWithoutSnapshot && field.wire_type == codec::kVarint) {
      terms.without_snapshot = field.value != 0;
    } else if (field.number == room_policy && field.wire_type == codec::kVarint) {
      if (field.value > v1::ROOM_POLICY_WAIT) {
        violations.Add("room_policy", Phrase::kRoomPolicyUnknown, {absl::StrCat(field.value)});
      }
      terms.room_policy = field.value == v1::ROOM_POLICY_WAIT ? fanout::RoomPolicy::kWait : fanout::RoomPolicy::kRefuse;
    } else if (field.number == kTypedMinInterval && field.wire_type == codec::kLengthDelimited && tr != nullptr) {
      if (!typed.mutable_min_interval()->ParseFromArray(field.bytes.data(), static_cast<int>(field.bytes.size()))) {
        violations.Add("min_interval", Phrase::kMessageUnreadable);
      }
    }
  }
  if (reader.failed()) {
    violations = {};
    violations.Add("", Phrase::kMessageUnreadable);
  } else if (tr != nullptr) {
    const std::vector<std::string> items(typed.items().begin(), typed.items().end());
    interests.ReadItems(*tr, items, "", terms.topics, violations);
    if (typed.has_min_interval()) {
      ReadMinInterval(*tr, typed.min_interval(), terms.topics, "min_interval", terms.interest_terms, violations);
    }
    ReadPositions(*tr, typed.items(), terms.topics, typed.resume(), "resume", terms.interest_terms, violations);
  } else if (index == 0) {
    violations.Add("interests", Phrase::kInterestsMissing);
  }
  return terms;
}

}  // namespace kiwoom::methods
