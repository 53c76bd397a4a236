#include "service/methods/interest_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "codec/item.h"
#include "kiwoom/v1/subscription.pb.h"
#include "service/methods/min_interval.h"
#include "service/methods/position_reader.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

// "Trade (주식체결)": the broker's title tells what its items are.
std::string Titled(const codec::Tr& tr) { return absl::StrCat(std::string(tr.name), " (", std::string(tr.title), ")"); }

errors::Text Wrong(const codec::Tr& tr) {
  if (tr.items == codec::Items::kSector) {
    return Say(Phrase::kSectorWrong, {Titled(tr), absl::StrCat(codec::kSectorLength)});
  }
  return Say(Phrase::kStockWrong, {Titled(tr), absl::StrCat(codec::kLongestStock)});
}

}  // namespace

InterestReader::InterestReader(std::span<const codec::Tr* const> trs,
                               std::vector<const sessions::SessionName*> sessions)
    : sessions_(std::move(sessions)) {
  for (const codec::Tr* tr : trs) {
    if (tr->kind == codec::Kind::kRealtime) types_[tr->event_field] = tr;
  }
}

const codec::Tr* InterestReader::FindType(uint32_t type) const {
  const auto found = types_.find(type);
  return found == types_.end() ? nullptr : found->second;
}

void InterestReader::ReadItems(const codec::Tr& tr, std::span<const std::string> items, std::string_view prefix,
                               std::vector<sessions::Topic>& out, errors::Violations& violations) const {
  const std::string field = absl::StrCat(std::string(prefix), "items");
  if (tr.items == codec::Items::kNone) {
    if (items.empty() || (items.size() == 1 && items[0].empty())) {
      AddWithoutItem(tr, out);
      return;
    }
    const bool market = tr.registration == codec::Register::kMarket;
    violations.Add(field, market ? Phrase::kItemsOfAMarket : Phrase::kItemsOfAnAccount, {std::string(tr.name)});
    return;
  }
  if (items.empty()) violations.Add(field, Phrase::kItemsMissing, {Titled(tr)});
  for (size_t i = 0; i < items.size(); ++i) {
    if (codec::IsItem(tr.items, items[i])) {
      out.push_back({&tr, items[i]});
      continue;
    }
    violations.Add([&] { return errors::Violation{absl::StrCat(field, "[", i, "]"), Wrong(tr)}; });
  }
  if (out.size() > kMostTopics) violations.Add(field, Phrase::kTooManyInterests, {absl::StrCat(kMostTopics)});
}

void InterestReader::AddWithoutItem(const codec::Tr& tr, std::vector<sessions::Topic>& out) const {
  if (tr.scope == codec::Scope::kMarket) {
    out.push_back({&tr, ""});
    return;
  }
  for (const sessions::SessionName* session : sessions_) out.push_back({&tr, "", session});
}

void InterestReader::Read(std::string_view field, const v1::Interest& interest, size_t index, const codec::Tr* only,
                          std::vector<sessions::Topic>& out, fanout::InterestTerms& terms,
                          errors::Violations& violations) const {
  const std::string prefix = absl::StrCat(std::string(field), "[", index, "].");
  const std::string type = prefix + "type";
  const codec::Tr* const found = FindType(static_cast<uint32_t>(interest.type()));
  if (found == nullptr) {
    return violations.Add(type, Phrase::kTypeUnknown, {absl::StrCat(static_cast<int>(interest.type()))});
  }
  const codec::Tr& tr = *found;
  if (only != nullptr && &tr != only) {
    return violations.Add(type, Phrase::kTypeOfAnotherStream, {std::string(tr.name), std::string(only->name)});
  }
  if (only == nullptr && tr.scope == codec::Scope::kAccount) {
    return violations.Add(type, Phrase::kTypeOfAnAccount, {std::string(tr.name)});
  }
  const std::vector<std::string> items(interest.items().begin(), interest.items().end());
  const size_t first = out.size();
  ReadItems(tr, items, prefix, out, violations);
  if (interest.has_min_interval()) {
    ReadMinInterval(tr, interest.min_interval(), std::span(out).subspan(first), prefix + "min_interval", terms,
                    violations);
  }
  ReadPositions(tr, interest.items(), std::span(out).subspan(first), interest.resume(), prefix + "resume", terms,
                violations);
}

}  // namespace kiwoom::methods
