#include "tests/chaos/sequence_book.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::chaos {
namespace {

// Nobody receives so many events in an epoch; a larger number is garbage.
constexpr uint64_t kMostSequence = 100'000'000;

}  // namespace

std::optional<std::string> SequenceBook::Enter(const Topic& topic, uint64_t epoch, uint64_t sequence, uint64_t stamp) {
  if (sequence == 0 || sequence > kMostSequence) return absl::StrCat("the sequence ", sequence, " cannot exist");
  const std::lock_guard lock(mutex_);
  auto& stamps = stamps_[{topic, epoch}];
  if (stamps.size() <= sequence) stamps.resize(sequence + 1);
  if (stamps[sequence] != 0 && stamps[sequence] != stamp) {
    return absl::StrCat("sequence ", sequence, " of epoch ", epoch, " has the stamp ", stamp, " here and ",
                        stamps[sequence], " elsewhere");
  }
  if (stamps[sequence - 1] >= stamp) {
    return absl::StrCat("sequence ", sequence, " of epoch ", epoch, " has the stamp ", stamp,
                        ", and the one before it ", stamps[sequence - 1]);
  }
  if (sequence + 1 < stamps.size() && stamps[sequence + 1] != 0 && stamps[sequence + 1] <= stamp) {
    return absl::StrCat("sequence ", sequence, " of epoch ", epoch, " has the stamp ", stamp, ", and the one after it ",
                        stamps[sequence + 1]);
  }
  stamps[sequence] = stamp;
  return std::nullopt;
}

std::optional<std::string> SequenceBook::EnterSession(const Topic& topic, uint64_t epoch, const std::string& session) {
  const std::lock_guard lock(mutex_);
  const auto [entry, added] = sessions_.try_emplace({topic, epoch}, session);
  if (added || entry->second == session) return std::nullopt;
  return absl::StrCat("epoch ", epoch, " is on session \"", session, "\" here and on \"", entry->second,
                      "\" elsewhere");
}

std::string SequenceBook::SessionOf(const Topic& topic, uint64_t epoch) const {
  const std::lock_guard lock(mutex_);
  const auto entry = sessions_.find({topic, epoch});
  return entry == sessions_.end() ? "" : entry->second;
}

}  // namespace kiwoom::chaos
