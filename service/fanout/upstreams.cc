#include "service/fanout/upstreams.h"

#include <algorithm>

namespace kiwoom::fanout {

Upstreams::Upstreams(std::span<const sessions::SessionName* const> names) {
  for (const sessions::SessionName* name : names) {
    upstreams_.push_back({.name = name});
  }
  std::ranges::sort(upstreams_, {}, [](const Upstream& upstream) { return *upstream.name; });
  for (size_t i = 0; i < upstreams_.size(); ++i) upstreams_[i].index = i;
}

Upstream* Upstreams::Find(const sessions::SessionName& name) {
  const auto found = std::ranges::find(upstreams_, &name, &Upstream::name);
  return found == upstreams_.end() ? nullptr : &*found;
}

bool Upstreams::AnyLive() const { return std::ranges::any_of(upstreams_, &Upstream::live); }

bool Upstreams::AnyStandsBy() const {
  return std::ranges::find(upstreams_, sessions::State::kStandby, &Upstream::state) != upstreams_.end();
}

}  // namespace kiwoom::fanout
