#pragma once

#include <span>
#include <string>

#include <google/protobuf/duration.pb.h>

#include "codec/table.h"
#include "service/errors/violations.h"
#include "service/fanout/interest_terms.h"
#include "service/sessions/topic.h"

namespace kiwoom::methods {

// Reads the interval in which a reader wants at most one event of each topic, and reports one that is not positive, is
// too long, or is for a type in which every event counts. `field` names it: "interests[0].min_interval".
void ReadMinInterval(const codec::Tr& tr, const google::protobuf::Duration& interval,
                     std::span<const sessions::Topic> topics, const std::string& field, fanout::InterestTerms& terms,
                     errors::Violations& violations);

}  // namespace kiwoom::methods
