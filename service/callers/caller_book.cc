#include "service/callers/caller_book.h"

#include <algorithm>

namespace kiwoom::callers {
namespace {

constexpr char kLocal[] = "local";
constexpr char kAnonymous[] = "anonymous";
constexpr Scopes kReadTheMarket = {CallerScope::kMarketData, CallerScope::kQuery};
constexpr Scopes kEverything = {CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kAccount,
                                CallerScope::kOperate};

}  // namespace

bool BookEntry::Accepts(const TokenHash* token, const Peer& peer) const {
  const bool shown = std::ranges::find(peer.names, certificate) != peer.names.end();
  if (token == nullptr) return tokens.empty() && shown;
  bool known = false;
  // Compares with all of them, so that the time tells nothing.
  for (const TokenHash& one : tokens) known |= Same(one, *token);
  return known && (shown || certificate.empty());
}

CallerBook CallerBook::Local() { return CallerBook(Others::kLocal); }
CallerBook CallerBook::Anonymous() { return CallerBook(Others::kAnonymous); }
CallerBook CallerBook::AnyCertificate() { return CallerBook(Others::kAnyCertificate); }

const Caller* CallerBook::FindByToken(std::string_view token, const Peer& peer) const {
  const TokenHash hash = HashOf(token);
  const Caller* found = nullptr;
  for (const BookEntry& entry : entries_) {
    if (entry.Accepts(&hash, peer)) found = &entry.caller;
  }
  return found;
}

std::optional<Caller> CallerBook::FindByPeer(const Peer& peer) const {
  switch (others_) {
    case Others::kLocal:
      return Caller{.name = kLocal, .scopes = kEverything, .unit = std::string(peer.address)};
    case Others::kAnonymous:
      return Caller{.name = kAnonymous, .scopes = kReadTheMarket, .unit = std::string(peer.host()), .anonymous = true};
    case Others::kAnyCertificate:
      if (peer.names.empty()) return std::nullopt;
      return Caller{.name = peer.names.front(), .scopes = kReadTheMarket, .unit = peer.names.front()};
    case Others::kNobody:
      break;
  }
  for (const std::string& name : peer.names) {
    for (const BookEntry& entry : entries_) {
      if (entry.tokens.empty() && entry.certificate == name) return entry.caller;
    }
  }
  return std::nullopt;
}

const BookEntry* CallerBook::Find(std::string_view name) const {
  const auto found =
      std::ranges::find(entries_, name, [](const BookEntry& entry) -> std::string_view { return entry.caller.name; });
  return found == entries_.end() ? nullptr : &*found;
}

bool CallerBook::StillAdmits(const Caller& caller, const TokenHash* token, const Peer& peer) const {
  if (others_ != Others::kNobody) return true;
  const BookEntry* const known = Find(caller.name);
  return known != nullptr && known->caller.scopes.contains(caller.scopes) && known->Accepts(token, peer);
}

bool CallerBook::takes_tokens() const {
  return std::ranges::any_of(entries_, [](const BookEntry& entry) { return !entry.tokens.empty(); });
}

}  // namespace kiwoom::callers
