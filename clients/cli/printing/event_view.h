#pragma once

#include <cstdint>
#include <string>

#include "google/protobuf/message.h"
#include "google/protobuf/timestamp.pb.h"

// Reads the common fields of events, both kiwoom.v1.Event and typed ones: their field numbers agree.
namespace kiwoom::cli {

class EventView {
 public:
  // `event` outlives the view.
  explicit EventView(const google::protobuf::Message& event) : event_(event) {}

  std::string item() const;
  uint64_t epoch() const;  // zero in notices
  uint64_t sequence() const;
  std::string session() const;  // in account events only
  google::protobuf::Timestamp received() const;
  std::string received_time() const;  // in Seoul: "09:00:01.123"; empty in notices
  bool snapshot() const;
  uint64_t skipped() const;
  bool replayed() const;

  // The number of the set field of the event's oneof; 0 if this contract does not know it.
  uint32_t event_field() const;
  // The value of that field; null if none is set.
  const google::protobuf::Message* body() const;

 private:
  bool Flag(int number) const;
  uint64_t Number(int number) const;
  std::string Text(int number) const;
  const google::protobuf::FieldDescriptor* BodyField() const;

  const google::protobuf::Message& event_;
};

}  // namespace kiwoom::cli
