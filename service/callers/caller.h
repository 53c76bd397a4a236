#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace kiwoom::callers {

// A permission of a caller.
enum class CallerScope : uint8_t {
  kMarketData,  // subscribe to market data
  kQuery,       // query REST TRs
  kAccount,     // see orders and positions
  kOperate,     // see and change other callers' subscriptions, and take a session back
};

inline constexpr std::array kAllScopes = {CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kAccount,
                                          CallerScope::kOperate};

// The name in configuration and errors: "market_data".
constexpr std::string_view ScopeName(CallerScope scope) {
  switch (scope) {
    case CallerScope::kMarketData:
      return "market_data";
    case CallerScope::kQuery:
      return "query";
    case CallerScope::kAccount:
      return "account";
    case CallerScope::kOperate:
      return "operate";
  }
  return "";
}

class Scopes {
 public:
  constexpr Scopes() = default;
  constexpr Scopes(std::initializer_list<CallerScope> scopes) {
    for (const CallerScope scope : scopes) Add(scope);
  }

  constexpr void Add(CallerScope scope) { bits_ |= Bit(scope); }
  constexpr void Remove(CallerScope scope) { bits_ &= ~Bit(scope); }
  constexpr bool contains(CallerScope scope) const { return (bits_ & Bit(scope)) != 0; }
  constexpr bool contains(Scopes others) const { return (others.bits_ & ~bits_) == 0; }

  friend constexpr bool operator==(Scopes, Scopes) = default;

 private:
  static constexpr uint32_t Bit(CallerScope scope) { return 1u << static_cast<uint32_t>(scope); }

  uint32_t bits_ = 0;
};

// What a caller may use at a time. 0: no limit.
struct CallerLimits {
  int streams = 0;
  int items = 0;       // different ones, in all its streams together
  int room_share = 0;  // percentage of the items that all connections to the broker can hold
  int requests_per_second = 0;

  // The different items that the caller may take, if all connections together hold `room` and a caller without a limit
  // of its own may take `usual`. 0: no limit.
  constexpr int ItemLimit(int room, int usual) const {
    int limit = items > 0 ? items : usual;
    if (room_share > 0) {
      const int share = std::max(1, static_cast<int>(int64_t{room} * room_share / 100));
      limit = limit > 0 ? std::min(limit, share) : share;
    }
    return limit;
  }

  friend constexpr bool operator==(const CallerLimits&, const CallerLimits&) = default;
};

// The identity of a caller, to which permissions are granted.
struct Caller {
  std::string name;
  Scopes scopes;
  CallerLimits limits;
  // The unit that takes turns and has a share of the room: the caller. If the gateway cannot tell its programs apart:
  // each connection (local) or each host (anonymous).
  std::string unit;
  // Nothing tells the programs of this caller from each other: each connection sees only its own streams.
  bool anonymous = false;
};

}  // namespace kiwoom::callers
