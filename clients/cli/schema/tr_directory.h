#pragma once

#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "codec/table.h"

// The generated TRs and RPCs by the names that people type.
namespace kiwoom::cli {

class TrDirectory {
 public:
  // The tables outlive the directory.
  TrDirectory(std::span<const codec::Tr* const> trs, std::span<const codec::Method> methods)
      : trs_(trs), methods_(methods) {}

  // By code, which is case-sensitive, by message name, which is not, or by title: "주식체결", "업종현재가".
  absl::StatusOr<const codec::Tr*> Find(std::string_view name) const;

  // By its field number in Event; null if there is none.
  const codec::Tr* ByEventField(uint32_t event_field) const;

  // The RPC that streams `tr`: the generic one, or its own if the generic one excludes it (account types). Empty if
  // there is none.
  std::string_view SubscribeMethod(const codec::Tr& tr) const;

  // The RPC that streams only `tr`. Empty if there is none.
  std::string_view OwnMethod(const codec::Tr& tr) const;

  std::span<const codec::Tr* const> trs() const { return trs_; }

 private:
  std::span<const codec::Tr* const> trs_;
  std::span<const codec::Method> methods_;
};

}  // namespace kiwoom::cli
