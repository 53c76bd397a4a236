#include "service/telemetry/unrouted_log.h"

#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "codec/excerpt.h"
#include "service/telemetry/short_key.h"

namespace kiwoom::telemetry {
namespace {

// Maximum bytes of an item to redact, and to show. Half a secret could not be redacted.
constexpr size_t kMostRead = 4096;
constexpr size_t kMostShown = 40;

// The item that distinguishes registrations of the type. Other types are registered without items, although their rows
// name stocks.
std::string_view RegisteredItem(const codec::Tr& tr, std::string_view item) {
  return tr.registration == codec::Register::kItem ? item : std::string_view();
}

uint64_t HashOf(const codec::Tr& tr, std::string_view item) {
  return absl::HashOf(&tr, absl::string_view(item.data(), item.size()));
}

}  // namespace

void UnroutedLog::OnLeft(const codec::Tr& tr, std::string_view item, absl::Time now) {
  Forget(now);
  now_.overfull |= now_.topics.size() >= kMostLeft;
  if (!now_.overfull) now_.topics.insert(HashOf(tr, RegisteredItem(tr, item)));
}

void UnroutedLog::Add(const codec::Tr& tr, std::string_view item, absl::Time now) {
  ++total_;
  ++counts_[tr.code];
  item = RegisteredItem(tr, item);
  Forget(now);
  if (const uint64_t topic = HashOf(tr, item); now_.Has(topic) || before_.Has(topic)) return;
  const ShortKey key(item);
  const std::pair<std::string_view, std::string> spelling(tr.code, key.view());
  auto found = spellings_.find(spelling);
  if (found == spellings_.end() && spellings_.size() < kMostSpellings) found = spellings_.try_emplace(spelling).first;
  Repetition& repetition = found == spellings_.end() ? rest_ : found->second;
  repetition.Count([&] { return Describe(tr, item); }, now, write_);
}

uint64_t UnroutedLog::CountOf(const codec::Tr& tr) const {
  const auto found = counts_.find(tr.code);
  return found == counts_.end() ? 0 : found->second;
}

void UnroutedLog::Forget(absl::Time now) {
  if (now < next_span_) return;
  before_ = now < next_span_ + kGrace ? std::exchange(now_, {}) : Left();
  now_ = {};
  next_span_ = now + kGrace;
}

std::string UnroutedLog::Describe(const codec::Tr& tr, std::string_view item) const {
  const std::string row = absl::StrCat("a row of ", std::string(tr.code), " (", std::string(tr.title), ")");
  if (tr.registration != codec::Register::kItem) return row + " reached nobody: no stream subscribes to this type";
  const std::string shown = tr.scope == codec::Scope::kAccount
                                ? "<withheld>"
                                : codec::OneLine(redact_(item.substr(0, kMostRead)), kMostShown);
  return absl::StrCat(row, " for \"", shown,
                      "\" reached nobody: no stream subscribes to this item, or a stream spells it differently");
}

}  // namespace kiwoom::telemetry
