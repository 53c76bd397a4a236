#pragma once

#include <optional>

#include "codec/table.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// The kind of TR that the author means. Empty if its rows are under a key of the other kind: that is one refusal, and
// any refusal of the rows would only follow from it.
std::optional<codec::Kind> KindOf(const spec::TrFile& file, spec::Refusals& refusals);

}  // namespace kiwoom::model
