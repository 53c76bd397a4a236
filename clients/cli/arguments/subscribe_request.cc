#include "clients/cli/arguments/subscribe_request.h"

#include <cstdint>
#include <string>

#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

google::protobuf::Duration ToProto(absl::Duration duration) {
  google::protobuf::Duration out;
  out.set_seconds(absl::ToInt64Seconds(duration));
  out.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(duration - absl::Seconds(out.seconds()))));
  return out;
}

v1::Interest ToInterest(const InterestArgument& argument, const SubscribeChoices& choices) {
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(argument.tr->event_field));
  for (const std::string& item : argument.items) interest.add_items(item);
  if (choices.min_interval > absl::ZeroDuration()) *interest.mutable_min_interval() = ToProto(choices.min_interval);
  if (choices.positions != nullptr) choices.positions->Resume(interest);
  return interest;
}

// Fields by name, because the request of all types and those of one type number them differently.
class Fields {
 public:
  explicit Fields(Message& message) : message_(message), reflection_(*message.GetReflection()) {}

  bool Has(const char* name) const { return Find(name) != nullptr; }
  // Sets the field, or adds an element to it. Returns false if its type is another one.
  bool Put(const char* name, const Message& value) {
    const FieldDescriptor* const field = Find(name);
    if (field == nullptr) return false;
    Message* const target =
        field->is_repeated() ? reflection_.AddMessage(&message_, field) : reflection_.MutableMessage(&message_, field);
    return target->ParseFromString(value.SerializeAsString());
  }
  void SetEnum(const char* name, int value) { reflection_.SetEnumValue(&message_, Find(name), value); }
  void SetTrue(const char* name) { reflection_.SetBool(&message_, Find(name), true); }

 private:
  const FieldDescriptor* Find(const char* name) const { return message_.GetDescriptor()->FindFieldByName(name); }

  Message& message_;
  const google::protobuf::Reflection& reflection_;
};

// Spreads an interest over the fields of the request of its type. Such requests are for accounts: they have no items.
bool PutTyped(const v1::Interest& interest, Fields& fields) {
  bool put = interest.items().empty();
  if (interest.has_min_interval()) put &= fields.Put("min_interval", interest.min_interval());
  for (const v1::StreamPosition& position : interest.resume()) put &= fields.Put("resume", position);
  return put;
}

}  // namespace

absl::Status FillSubscribeRequest(std::span<const InterestArgument> interests, const SubscribeChoices& choices,
                                  Message& request) {
  Fields fields(request);
  for (const InterestArgument& argument : interests) {
    const v1::Interest interest = ToInterest(argument, choices);
    const bool put = fields.Has("interests") ? fields.Put("interests", interest) : PutTyped(interest, fields);
    if (!put) return absl::InternalError("An interest does not match the contract.");
  }
  if (choices.disconnect_when_slow) fields.SetEnum("slow_reader_policy", v1::SLOW_READER_POLICY_DISCONNECT);
  if (choices.without_snapshot) fields.SetTrue("without_snapshot");
  if (choices.wait_for_room) fields.SetEnum("room_policy", v1::ROOM_POLICY_WAIT);
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
