#pragma once

#include "absl/container/flat_hash_map.h"
#include "service/fanout/resumption.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// How a reader wants the topics that it adds. Topics that are not here begin anew, with every event.
struct InterestTerms {
  absl::flat_hash_map<sessions::Topic, ReaderPosition> resume;
};

}  // namespace kiwoom::fanout
