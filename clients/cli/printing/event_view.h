#pragma once

#include <cstdint>
#include <string>

#include "google/protobuf/message.h"

// Reads what every event has, whether it is a kiwoom.v1.Event or the event of one type: their numbers are the same.
namespace kiwoom::cli {

class EventView {
 public:
  // `event` outlives the view.
  explicit EventView(const google::protobuf::Message& event) : event_(event) {}

  std::string item() const;
  std::string received_time() const;  // in Seoul: "09:00:01.123"; empty in notices
  bool snapshot() const;
  uint64_t skipped() const;
  bool replayed() const;

  // Number of the field that is set in the event's one oneof; 0: none that this contract knows.
  uint32_t event_field() const;
  // What that field holds; null if none is set.
  const google::protobuf::Message* body() const;

 private:
  bool Flag(int number) const;
  const google::protobuf::FieldDescriptor* BodyField() const;

  const google::protobuf::Message& event_;
};

}  // namespace kiwoom::cli
