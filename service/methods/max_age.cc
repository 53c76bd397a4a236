#include "service/methods/max_age.h"

#include "google/protobuf/duration.pb.h"

namespace kiwoom::methods {

std::optional<absl::Duration> ReadMaxAge(std::string_view duration) {
  google::protobuf::Duration told;
  if (!told.ParseFromArray(duration.data(), static_cast<int>(duration.size()))) return std::nullopt;
  // Parts of different signs are not valid, so one negative part is enough to refuse it.
  if (told.seconds() < 0 || told.nanos() < 0 || told.nanos() > 999'999'999) return std::nullopt;
  const absl::Duration age = absl::Seconds(told.seconds()) + absl::Nanoseconds(told.nanos());
  if (age > kLongestMaxAge) return std::nullopt;
  return age;
}

}  // namespace kiwoom::methods
