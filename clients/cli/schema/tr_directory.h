#pragma once

#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "codec/table.h"

// The TRs and RPCs that were generated, by the names that people type.
namespace kiwoom::cli {

class TrDirectory {
 public:
  // The tables outlive the directory.
  TrDirectory(std::span<const codec::Tr* const> trs, std::span<const codec::Method> methods)
      : trs_(trs), methods_(methods) {}

  // By code, whose case counts, or by message name, whose case does not.
  absl::StatusOr<const codec::Tr*> Find(std::string_view name) const;

  // By the number of its field in Event; null if there is none.
  const codec::Tr* ByEventField(uint32_t event_field) const;

  // The RPC that streams `tr`: that of all types, or its own where it is not among them (account types). Empty if
  // there is none.
  std::string_view SubscribeMethod(const codec::Tr& tr) const;

  // The RPC that streams `tr` alone. Empty if there is none.
  std::string_view OwnMethod(const codec::Tr& tr) const;

  std::span<const codec::Tr* const> trs() const { return trs_; }

 private:
  std::span<const codec::Tr* const> trs_;
  std::span<const codec::Method> methods_;
};

}  // namespace kiwoom::cli
