#include "clients/cli/arguments/interest_argument.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace kiwoom::cli {
namespace {

using codec::Kind;
using codec::Register;
using codec::Tr;

std::string Name(const Tr& tr) { return std::string(tr.name); }

}  // namespace

absl::StatusOr<InterestArgument> ParseInterestFilter(std::string_view text, const TrDirectory& directory) {
  const size_t colon = text.find(':');
  const absl::StatusOr<const Tr*> found = directory.Find(text.substr(0, colon));
  if (!found.ok()) return found.status();
  const Tr& tr = **found;
  if (tr.kind == Kind::kRest) {
    return absl::InvalidArgumentError(absl::StrCat(Name(tr), " is a query: \"kiwoomctl get ", Name(tr), "\"."));
  }
  InterestArgument interest{&tr, {}};
  if (colon != std::string_view::npos) {
    const std::string items(text.substr(colon + 1));
    interest.items = absl::StrSplit(items, ',', absl::SkipWhitespace());
    for (std::string& item : interest.items) item = std::string(absl::StripAsciiWhitespace(item));
  }
  if (tr.registration != Register::kItem && colon != std::string_view::npos) {
    return absl::InvalidArgumentError(absl::StrCat(Name(tr), " covers the whole ",
                                                   tr.registration == Register::kAccount ? "account" : "market",
                                                   " and takes no items: \"", Name(tr), "\"."));
  }
  return interest;
}

absl::StatusOr<InterestArgument> ParseInterest(std::string_view text, const TrDirectory& directory) {
  absl::StatusOr<InterestArgument> interest = ParseInterestFilter(text, directory);
  if (interest.ok() && interest->tr->registration == Register::kItem && interest->items.empty()) {
    const std::string name = Name(*interest->tr);
    return absl::InvalidArgumentError(absl::StrCat(name, " needs items: \"", name, ":005930,000660\"."));
  }
  return interest;
}

absl::StatusOr<std::vector<InterestArgument>> ParseInterests(std::span<char* const> texts,
                                                             const TrDirectory& directory) {
  std::vector<InterestArgument> interests;
  for (const char* text : texts) {
    absl::StatusOr<InterestArgument> interest = ParseInterest(text, directory);
    if (!interest.ok()) return interest.status();
    interests.push_back(*std::move(interest));
  }
  if (interests.empty()) {
    return absl::InvalidArgumentError("Name what to subscribe to: \"kiwoomctl subscribe Trade:005930 MarketStatus\".");
  }
  for (const InterestArgument& interest : interests) {
    if (interest.tr->scope == codec::Scope::kAccount && interests.size() > 1) {
      return absl::InvalidArgumentError(
          absl::StrCat(Name(*interest.tr), " is an account type and needs its own stream: name only this type."));
    }
  }
  return interests;
}

}  // namespace kiwoom::cli
