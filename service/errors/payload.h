#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"

namespace kiwoom::errors {

// The type URL of a message, both as a payload and in google.protobuf.Any.
template <typename Message>
std::string PayloadUrl() {
  return absl::StrCat("type.googleapis.com/", Message::descriptor()->full_name());
}

template <typename Message>
void SetPayload(absl::Status& error, const Message& message) {
  error.SetPayload(PayloadUrl<Message>(), absl::Cord(message.SerializeAsString()));
}

template <typename Message>
std::optional<Message> PayloadOf(const absl::Status& error) {
  const auto bytes = error.GetPayload(PayloadUrl<Message>());
  Message message;
  if (!bytes.has_value() || !message.ParseFromString(std::string(*bytes))) return std::nullopt;
  return message;
}

}  // namespace kiwoom::errors
