#pragma once

#include <string>

#include "codec/table.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// What a TR does to the world, for whom, and what carries it.
struct Attributes {
  codec::Effect effect = codec::Effect::kChange;
  codec::Scope scope = codec::Scope::kAccount;
  codec::Transport transport = codec::Transport::kHttp;
  codec::Items items = codec::Items::kNone;
  std::string rpc;  // "SubscribeTrade", "GetSectorPrice", "PlaceOrder"
};

// What the file says, and where it may be silent what follows from the rest. Closed by default: no line that an author
// forgets makes a TR serve more callers, or lets it be sent twice.
Attributes AttributesOf(const spec::TrFile& file, codec::Kind kind, spec::Refusals& refusals);

}  // namespace kiwoom::model
