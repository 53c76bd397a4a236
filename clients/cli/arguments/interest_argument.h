#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/schema/tr_directory.h"
#include "codec/table.h"

// What to subscribe to, as it is typed: "Trade:005930,000660", "MarketStatus".
namespace kiwoom::cli {

struct InterestArgument {
  const codec::Tr* tr;
  std::vector<std::string> items;  // empty for a type that covers the whole market or the account
};

absl::StatusOr<InterestArgument> ParseInterest(std::string_view text, const TrDirectory& directory);

// All of them, in one stream: at least one, and not of services that no stream can have at once.
absl::StatusOr<std::vector<InterestArgument>> ParseInterests(std::span<char* const> texts,
                                                             const TrDirectory& directory);

}  // namespace kiwoom::cli
