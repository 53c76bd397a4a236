#pragma once

#include <string>

#include "codec/table.h"
#include "google/protobuf/message.h"
#include "google/protobuf/struct.pb.h"

namespace kiwoom::reference {

// A message in text format, in the order of its table. A comment after each value has its key, the broker's spelling
// and the unit. `sent` holds the members of the JSON object that it was decoded from.
class CommentedMessage {
 public:
  CommentedMessage(const codec::Message& table, const google::protobuf::Message& message,
                   const google::protobuf::Struct& sent)
      : table_(table), message_(message), sent_(sent) {}

  std::string ToText(const std::string& indent) const;

 private:
  const google::protobuf::FieldDescriptor* Find(uint32_t number) const;
  std::string Line(const google::protobuf::FieldDescriptor& field, int index, const std::string& comment) const;
  std::string Value(const codec::Row& row) const;
  std::string Group(int group) const;
  std::string List(const codec::Row& row, const std::string& indent) const;
  std::string Unparsed() const;

  // The key and its value: `10 "-20800"`. Empty if the value is missing.
  std::string Origin(const codec::Row& row) const;

  const codec::Message& table_;
  const google::protobuf::Message& message_;
  const google::protobuf::Struct& sent_;
};

}  // namespace kiwoom::reference
