#include "service/fanout/upstream_uses.h"

#include <optional>

namespace kiwoom::fanout {

sessions::State UpstreamUses::Worst(const Upstreams& upstreams) const {
  std::optional<sessions::State> worst;
  sessions::State best = upstreams[0].state;
  for (const Upstream& upstream : upstreams) {
    if (IsWorse(best, upstream.state)) best = upstream.state;
    if (topics_[upstream.index] == 0) continue;
    if (!worst.has_value() || IsWorse(upstream.state, *worst)) worst = upstream.state;
  }
  return worst.value_or(best);
}

}  // namespace kiwoom::fanout
