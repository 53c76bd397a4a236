#pragma once

#include <string>

#include "codec/table.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// The effect, scope and transport of a TR.
struct Attributes {
  codec::Effect effect = codec::Effect::kChange;
  codec::Scope scope = codec::Scope::kAccount;
  codec::Transport transport = codec::Transport::kHttp;
  codec::Items items = codec::Items::kNone;
  std::string rpc;  // "SubscribeTrade", "GetSectorPrice", "PlaceOrder"
};

// The attributes from the file, with derived values for optional ones. Closed by default: a forgotten line never makes
// a TR available to more callers, and never allows sending it twice.
Attributes AttributesOf(const spec::TrFile& file, codec::Kind kind, spec::Refusals& refusals);

}  // namespace kiwoom::model
