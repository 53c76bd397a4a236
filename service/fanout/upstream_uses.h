#pragma once

#include <array>
#include <cstdint>

#include "service/fanout/upstreams.h"

namespace kiwoom::fanout {

// The sessions of one reader: how many of its topics each has, and of whose loss its latest notice told it.
class UpstreamUses {
 public:
  void Add(const Upstream& upstream) { ++topics_[upstream.index]; }
  void Remove(const Upstream& upstream) { --topics_[upstream.index]; }

  bool knows_of_loss(const Upstream& upstream) const { return losses_ >> upstream.index & 1; }
  void set_knows_of_loss(const Upstream& upstream, bool knows) {
    const auto bit = static_cast<uint16_t>(1u << upstream.index);
    losses_ = static_cast<uint16_t>(knows ? losses_ | bit : losses_ & ~bit);
  }

  // The worst state among the sessions that it uses. If it uses none, the best of all.
  sessions::State Worst(const Upstreams& upstreams) const;

 private:
  std::array<uint32_t, Upstreams::kMost> topics_ = {};
  uint16_t losses_ = 0;
  static_assert(Upstreams::kMost <= 16);
};

}  // namespace kiwoom::fanout
