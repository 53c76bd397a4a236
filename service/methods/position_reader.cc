#include "service/methods/position_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/subscription.pb.h"
#include "service/errors/error_details.h"

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

// An account type is on every session, and has a position on each. One that names none may belong to any: its epoch
// decides. So may one that names a session which no longer exists.
void AssignAccountPositions(std::span<const sessions::Topic> topics,
                            const std::vector<fanout::ReaderPosition>& positions, fanout::InterestTerms& terms) {
  const auto is_on_another = [&](const fanout::ReaderPosition& position, const sessions::Topic& topic) {
    return std::ranges::any_of(
        topics, [&](const sessions::Topic& other) { return other != topic && *other.session == position.session; });
  };
  for (const sessions::Topic& topic : topics) {
    for (const fanout::ReaderPosition& position : positions) {
      if (is_on_another(position, topic)) continue;
      const auto [known, added] = terms.resume.try_emplace(topic, position);
      if (!added && position.session == *topic.session) known->second = position;
    }
  }
}

}  // namespace

void ReadPositions(const codec::Tr& tr, const google::protobuf::RepeatedPtrField<std::string>& items,
                   std::span<const sessions::Topic> topics,
                   const google::protobuf::RepeatedPtrField<v1::StreamPosition>& positions, std::string_view field,
                   fanout::InterestTerms& terms, errors::Violations& violations) {
  absl::flat_hash_set<absl::string_view> known(items.begin(), items.end());
  if (tr.items == codec::Items::kNone) known = {""};
  const bool of_account = tr.scope == codec::Scope::kAccount;
  std::vector<fanout::ReaderPosition> account_positions;
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
    fanout::ReaderPosition read = Read(position);
    if (of_account) {
      account_positions.push_back(std::move(read));
      continue;
    }
    const auto [known_position, added] = terms.resume.try_emplace({&tr, position.item()}, std::move(read));
    if (!added) violations.Add(name("item"), Phrase::kPositionTwice, {errors::Quoted(position.item())});
  }
  AssignAccountPositions(topics, account_positions, terms);
}

}  // namespace kiwoom::methods
