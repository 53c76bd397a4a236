#include "service/methods/min_interval.h"

#include "absl/time/time.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

// Nobody who wants a state less often needs a stream.
constexpr absl::Duration kLongest = absl::Hours(1);

}  // namespace

void ReadMinInterval(const codec::Tr& tr, const google::protobuf::Duration& interval,
                     std::span<const sessions::Topic> topics, const std::string& field, fanout::InterestTerms& terms,
                     errors::Violations& violations) {
  if (tr.delivery == codec::Delivery::kEvent) {
    return violations.Add(field, Phrase::kEveryEventCounts, {std::string(tr.name)});
  }
  const absl::Duration read = absl::Seconds(interval.seconds()) + absl::Nanoseconds(interval.nanos());
  if (read <= absl::ZeroDuration() || read > kLongest) {
    return violations.Add(field, Phrase::kMinIntervalWrong,
                          {absl::FormatDuration(read), absl::FormatDuration(kLongest)});
  }
  for (const sessions::Topic& topic : topics) terms.min_interval[topic] = read;
}

}  // namespace kiwoom::methods
