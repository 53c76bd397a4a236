#pragma once

#include <compare>
#include <string>

#include "kiwoom/v1/realtime_type.pb.h"

namespace kiwoom::chaos {

// What is registered at the broker: a realtime type and an item, which is empty for a type of the whole market or of an
// account.
struct Topic {
  v1::RealtimeType type = v1::REALTIME_TYPE_UNSPECIFIED;
  std::string item;
  std::string session;  // of an account type: that of the account; empty in what a reader asks for, which means all

  friend auto operator<=>(const Topic&, const Topic&) = default;
};

// Types of an account, which are registered on each session.
bool IsOfAccount(v1::RealtimeType type);
// Types whose rows name stocks although they are registered without an item.
bool HasNoItem(v1::RealtimeType type);

// The number of the account that belongs to a session's app key, at the broker of these tests.
std::string AccountOf(const std::string& session);

// "TRADE 005930", "ORDER_UPDATE of alpha".
std::string Text(const Topic& topic);

}  // namespace kiwoom::chaos
