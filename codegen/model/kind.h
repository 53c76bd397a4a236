#pragma once

#include <optional>

#include "codec/table.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Which kind of TR the author means. None where its rows stand under a key of the other kind: that is one refusal, and
// all that the rows could be refused for would follow from it.
std::optional<codec::Kind> KindOf(const spec::TrFile& file, spec::Refusals& refusals);

}  // namespace kiwoom::model
