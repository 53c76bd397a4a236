#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/callers/bearer_token.h"
#include "service/callers/caller.h"
#include "service/callers/peer.h"

namespace kiwoom::callers {

// A caller, and how it proves who it is: by one of the tokens, by the certificate, or by both if it has both.
struct BookEntry {
  Caller caller;
  std::vector<TokenHash> tokens;
  std::string certificate;  // a name in it; empty: any, or none

  // Whether a call over this connection is the caller's. `token` is the hash of the one that it sent; null: none.
  bool Accepts(const TokenHash* token, const Peer& peer) const;
};

// Everybody who may call.
class CallerBook {
 public:
  // The callers that the operator has listed.
  explicit CallerBook(std::vector<BookEntry> entries) : entries_(std::move(entries)) {}

  // Without configuration on the loopback address: all programs of this machine are one caller with all scopes. Each
  // of its connections has its own turns and share.
  static CallerBook Local();
  // Without configuration on the network: everybody is one caller that only reads the market.
  static CallerBook Anonymous();
  // Each certificate of the trusted authority is a caller that only reads the market, named after it.
  static CallerBook AnyCertificate();

  // Null if nobody has the token, which the peer has sent, or if its owner needs another certificate.
  const Caller* FindByToken(std::string_view token, const Peer& peer) const;
  // The caller of a connection that has sent no token; nothing if it must prove who it is.
  std::optional<Caller> FindByPeer(const Peer& peer) const;

  // Null if there is no such caller. Callers that are named after certificates are not listed.
  const BookEntry* Find(std::string_view name) const;
  // Whether the caller, admitted by an earlier book, may still call with these scopes and with what it has shown: the
  // hash of its token (null: none) and its connection. Asked for open calls when the book has changed.
  bool StillAdmits(const Caller& caller, const TokenHash* token, const Peer& peer) const;

  // What a caller must send, for a sentence: whether tokens and whether certificates are of use.
  bool takes_tokens() const;
  size_t size() const { return entries_.size(); }

 private:
  enum class Others { kNobody, kLocal, kAnonymous, kAnyCertificate };

  explicit CallerBook(Others others) : others_(others) {}

  std::vector<BookEntry> entries_;
  Others others_ = Others::kNobody;
};

}  // namespace kiwoom::callers
