#include "service/methods/unserved_field.h"

#include "absl/strings/str_cat.h"
#include "codec/wire_reader.h"
#include "kiwoom/v1/subscription.pb.h"
#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

// Field numbers of the generic request and of the typed ones.
constexpr uint32_t kInterests = 1, kRoomPolicy = 4;
constexpr uint32_t kTypedMinInterval = 4, kTypedRoomPolicy = 6;

bool IsWait(const codec::WireField& field) {
  return field.wire_type == codec::kVarint && field.value == v1::ROOM_POLICY_WAIT;
}

std::string InTyped(const codec::WireField& field) {
  if (field.number == kTypedMinInterval) return "min_interval";
  return field.number == kTypedRoomPolicy && IsWait(field) ? "room_policy ROOM_POLICY_WAIT" : "";
}

std::string InGeneric(const codec::WireField& field, size_t& index) {
  if (field.number == kRoomPolicy && IsWait(field)) return "room_policy ROOM_POLICY_WAIT";
  if (field.number != kInterests) return "";
  v1::Interest interest;
  interest.ParseFromArray(field.bytes.data(), static_cast<int>(field.bytes.size()));
  return UnservedInInterest("interests", interest, index++);
}

}  // namespace

std::string UnservedInSubscribe(const codec::Tr* tr, std::string_view request) {
  size_t index = 0;
  codec::WireReader reader(request);
  for (codec::WireField field; reader.Next(field);) {
    std::string unserved = tr != nullptr ? InTyped(field) : InGeneric(field, index);
    if (!unserved.empty()) return unserved;
  }
  return "";
}

std::string UnservedInInterest(std::string_view field, const v1::Interest& interest, size_t index) {
  const std::string prefix = absl::StrCat(std::string(field), "[", index, "].");
  return interest.has_min_interval() ? prefix + "min_interval" : "";
}

absl::Status NotServedYet(std::string_view what) {
  return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                           errors::Say(errors::Phrase::kNotServedYet, {std::string(what)}));
}

}  // namespace kiwoom::methods
