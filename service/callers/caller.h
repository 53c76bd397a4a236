#pragma once

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
  kOperate,     // see and change other callers' subscriptions
};

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
    for (const CallerScope scope : scopes) bits_ |= Bit(scope);
  }

  constexpr bool contains(CallerScope scope) const { return (bits_ & Bit(scope)) != 0; }

 private:
  static constexpr uint32_t Bit(CallerScope scope) { return 1u << static_cast<uint32_t>(scope); }

  uint32_t bits_ = 0;
};

// The identity of a caller, to which permissions are granted.
struct Caller {
  std::string name;
  Scopes scopes;
  bool local = false;  // connects from this machine
};

}  // namespace kiwoom::callers
