#pragma once

#include <span>
#include <string_view>

#include <google/protobuf/repeated_ptr_field.h>

#include "codec/table.h"
#include "service/errors/violations.h"
#include "service/fanout/interest_terms.h"
#include "service/sessions/topic.h"

namespace kiwoom::v1 {
class StreamPosition;  // its header changes with every new realtime type
}

namespace kiwoom::methods {

// Reads the positions from which a reader resumes, and reports those that have no epoch or belong to none of the items.
// `items` are those of the interest, and `topics` what they mean; `field` is the name of the repeated field:
// "interests[0].resume".
void ReadPositions(const codec::Tr& tr, const google::protobuf::RepeatedPtrField<std::string>& items,
                   std::span<const sessions::Topic> topics,
                   const google::protobuf::RepeatedPtrField<v1::StreamPosition>& positions, std::string_view field,
                   fanout::InterestTerms& terms, errors::Violations& violations);

}  // namespace kiwoom::methods
