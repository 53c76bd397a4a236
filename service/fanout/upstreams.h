#pragma once

#include <deque>
#include <span>

#include "absl/time/time.h"
#include "service/fanout/upstream.h"

namespace kiwoom::fanout {

// All sessions, in the order of their names. Pointers to them stay valid.
class Upstreams {
 public:
  // A reader remembers the sessions that it uses in this many places.
  static constexpr size_t kMost = 16;

  // At least one name and at most kMost; the names outlive this.
  explicit Upstreams(std::span<const sessions::SessionName* const> names);

  // Requires that it is one of them.
  Upstream& of(const sessions::SessionName& name) { return *Find(name); }
  // Null if it is none of them.
  Upstream* Find(const sessions::SessionName& name);
  bool AnyLive() const;
  bool AnyStandsBy() const;

  size_t size() const { return upstreams_.size(); }
  const Upstream& operator[](size_t index) const { return upstreams_[index]; }
  auto begin() const { return upstreams_.begin(); }
  auto end() const { return upstreams_.end(); }

 private:
  std::deque<Upstream> upstreams_;
};

}  // namespace kiwoom::fanout
