#pragma once

#include <string_view>
#include <vector>

#include "codec/table.h"
#include "service/errors/violations.h"
#include "service/fanout/interest_terms.h"
#include "service/fanout/reader.h"
#include "service/methods/interest_reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::methods {

// The contents of a Subscribe request, generic or typed.
struct StreamTerms {
  std::vector<sessions::Topic> topics;
  fanout::InterestTerms interest_terms;
  fanout::SlowReaderPolicy policy = fanout::SlowReaderPolicy::kSkip;
  bool without_snapshot = false;
};

// Reads the request of Subscribe (tr null: interests of any type) or of Subscribe<Name> (items of that type).
StreamTerms ReadStreamTerms(const InterestReader& interests, const codec::Tr* tr, std::string_view bytes,
                            errors::Violations& violations);

}  // namespace kiwoom::methods
