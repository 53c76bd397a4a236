#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {

// What events count for: a registration at the broker. Only account types have one on each session.
struct RegistrationKey {
  uint32_t type = 0;
  std::string item;  // empty for a type that is registered without items, whatever its events name
  std::string session;
  friend auto operator<=>(const RegistrationKey&, const RegistrationKey&) = default;
};

// Of a data event; nothing of a notice. `event` is a kiwoom.v1.Event or a typed event.
std::optional<RegistrationKey> KeyOfEvent(const google::protobuf::Message& event, const TrDirectory& directory);

// Of a registration that a notice names; nothing if this contract does not know its type.
std::optional<RegistrationKey> KeyOfRegistration(const v1::Registration& registration, const TrDirectory& directory);

}  // namespace kiwoom::cli
