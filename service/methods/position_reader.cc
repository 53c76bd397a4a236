#include "service/methods/position_reader.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/subscription.pb.h"
#include "service/errors/error_details.h"
#include "service/sessions/session_events.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

fanout::ReaderPosition Read(const v1::StreamPosition& position) {
  fanout::ReaderPosition read{.place = {position.epoch(), position.sequence()}, .session = position.session()};
  if (position.has_received_time()) {
    read.received =
        absl::FromUnixSeconds(position.received_time().seconds()) + absl::Nanoseconds(position.received_time().nanos());
  }
  return read;
}

// As the definition of Timestamp has it: the years 1 to 9999.
bool IsValid(const google::protobuf::Timestamp& time) {
  return time.seconds() >= -62'135'596'800 && time.seconds() <= 253'402'300'799 && time.nanos() >= 0 &&
         time.nanos() <= 999'999'999;
}

// An account type runs on every session, and has a position on each.
bool IsBetter(const fanout::ReaderPosition& position) { return position.session == sessions::kDefaultSession; }

}  // namespace

void ReadPositions(const codec::Tr& tr, const google::protobuf::RepeatedPtrField<std::string>& items,
                   const google::protobuf::RepeatedPtrField<v1::StreamPosition>& positions, std::string_view field,
                   fanout::InterestTerms& terms, errors::Violations& violations) {
  absl::flat_hash_set<absl::string_view> known(items.begin(), items.end());
  if (tr.items == codec::Items::kNone) known = {""};
  const bool of_account = tr.scope == codec::Scope::kAccount;
  for (int i = 0; i < positions.size(); ++i) {
    const v1::StreamPosition& position = positions[i];
    const auto name = [&](const char* part) { return absl::StrCat(std::string(field), "[", i, "].", part); };
    if (!IsValid(position.received_time())) {
      violations.Add(name("received_time"), Phrase::kTimeInvalid);
      continue;
    }
    if (position.epoch() == 0) violations.Add(name("epoch"), Phrase::kPositionWithoutEpoch);
    if (!known.contains(position.item())) {
      violations.Add(name("item"), Phrase::kPositionOfNoItem, {errors::Quoted(position.item())});
      continue;
    }
    const fanout::ReaderPosition read = Read(position);
    const auto [known_position, added] = terms.resume.try_emplace({&tr, position.item()}, read);
    if (added) continue;
    if (!of_account) {
      violations.Add(name("item"), Phrase::kPositionTwice, {errors::Quoted(position.item())});
    } else if (IsBetter(read)) {
      known_position->second = read;
    }
  }
}

}  // namespace kiwoom::methods
