#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace kiwoom::callers {

// What a caller may do.
enum class Scope : uint8_t {
  kMarketData,  // subscribe to the market
  kQuery,       // ask REST TRs
  kAccount,     // see orders and positions
  kOperate,     // see and change what other callers do
};

// As configuration and errors write it: "market_data".
constexpr std::string_view ScopeName(Scope scope) {
  switch (scope) {
    case Scope::kMarketData:
      return "market_data";
    case Scope::kQuery:
      return "query";
    case Scope::kAccount:
      return "account";
    case Scope::kOperate:
      return "operate";
  }
  return "";
}

class Scopes {
 public:
  constexpr Scopes() = default;
  constexpr Scopes(std::initializer_list<Scope> scopes) {
    for (const Scope scope : scopes) bits_ |= Bit(scope);
  }

  constexpr bool contains(Scope scope) const { return (bits_ & Bit(scope)) != 0; }

 private:
  static constexpr uint32_t Bit(Scope scope) { return 1u << static_cast<uint32_t>(scope); }

  uint32_t bits_ = 0;
};

// Who calls: the unit of permission.
struct Caller {
  std::string name;
  Scopes scopes;
};

}  // namespace kiwoom::callers
