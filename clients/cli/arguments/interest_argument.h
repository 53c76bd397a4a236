#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/schema/tr_directory.h"
#include "codec/table.h"

// Parses interests from the command line: "Trade:005930,000660", "MarketStatus".
namespace kiwoom::cli {

struct InterestArgument {
  const codec::Tr* tr;
  std::vector<std::string> items;  // empty for a type that covers the whole market or account
};

// A filter for interests: "Trade" alone stands for all items of the type.
absl::StatusOr<InterestArgument> ParseInterestFilter(std::string_view text, const TrDirectory& directory);

absl::StatusOr<InterestArgument> ParseInterest(std::string_view text, const TrDirectory& directory);

// Parses all interests of one stream: at least one, and only types that one stream can carry together.
absl::StatusOr<std::vector<InterestArgument>> ParseInterests(std::span<char* const> texts,
                                                             const TrDirectory& directory);

}  // namespace kiwoom::cli
