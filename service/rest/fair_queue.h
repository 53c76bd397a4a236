#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "codec/table.h"

namespace kiwoom::rest {

// Requests that wait to be sent. Callers take turns: of one TR, the caller that has not been served for the longest
// time goes next, however many requests it has waiting. One caller's requests of a TR go in the order in which they
// came. TRs do not wait for each other.
//
// Pure logic on one thread.
class FairQueue {
 public:
  using Id = uint64_t;

  void Add(Id id, const codec::Tr& tr, const std::string& caller);
  // A waiting request is also this caller's: it goes when either has a turn. Does nothing if it is not waiting.
  void Share(Id id, const std::string& caller);
  // Does nothing if it is not waiting.
  void Remove(Id id);

  // Removes and returns the next request of the TRs for which `may_go` is true; nothing if there is none.
  std::optional<Id> Next(absl::FunctionRef<bool(const codec::Tr&)> may_go);

  // The number of requests of the TR that would go before another one of this caller.
  int64_t Ahead(const codec::Tr& tr, const std::string& caller) const;

  // The TRs that have waiting requests.
  std::vector<const codec::Tr*> Trs() const;
  bool empty() const { return waiting_.empty(); }
  size_t size() const { return waiting_.size(); }
  // Callers whose turn for the TR is known.
  size_t remembered(const codec::Tr& tr) const { return trs_.contains(&tr) ? trs_.at(&tr).size() : 0; }

 private:
  struct Line {
    std::deque<Id> requests;
    // The turn in which this caller was last served for this TR. A new caller joins at the end of the round. Otherwise
    // a connection per request would go before all others.
    uint64_t served = 0;
  };
  using Lines = std::map<std::string, Line>;  // by caller

  struct Waiting {
    const codec::Tr* tr;
    std::vector<std::string> callers;
  };

  Line& LineOf(const codec::Tr& tr, const std::string& caller);
  void RemoveFromLines(Id id, const Waiting& waiting);

  // Both forget callers that wait for nothing and were served long ago: a new caller would be treated alike.
  void Forget(Lines& lines) const;
  void ForgetCallers();

  std::map<const codec::Tr*, Lines> trs_;
  std::map<Id, Waiting> waiting_;
  std::map<std::string, uint64_t> served_;  // by caller: its last turn for any TR
  uint64_t turn_ = 0;
};

}  // namespace kiwoom::rest
