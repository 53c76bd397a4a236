#include "clients/cli/recording/recording_replay.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {
namespace {

constexpr int64_t kNanos = 1'000'000'000;

google::protobuf::Timestamp ToProto(int64_t time) {
  google::protobuf::Timestamp instant;
  instant.set_seconds(time / kNanos);
  instant.set_nanos(static_cast<int32_t>(time % kNanos));
  return instant;
}

int64_t ToNanos(const google::protobuf::Timestamp& instant) { return instant.seconds() * kNanos + instant.nanos(); }

const v1::Registration& RegistrationOf(const v1::Registration& registration) { return registration; }
const v1::Registration& RegistrationOf(const v1::SilentRegistration& silent) { return silent.registration(); }

}  // namespace

RecordingReplay::RecordingReplay(const RecordingReader& file, const TrDirectory& directory, ReplayRequest request)
    : file_(file), directory_(directory), request_(std::move(request)) {
  for (const v1::Interest& interest : request_.interests) {
    for (const v1::StreamPosition& position : interest.resume()) {
      positions_[{static_cast<uint32_t>(interest.type()), position.item(), ""}] = {position.epoch(),
                                                                                   position.sequence()};
    }
  }
  while (block_ < file_.blocks().size() && file_.blocks()[block_].last_time < request_.from) ++block_;
}

absl::StatusOr<std::optional<RecordingReplay::Step>> RecordingReplay::Next() {
  if (!std::exchange(begun_, true)) return Step{0, Beginning()};
  while (true) {
    while (record_ < records_.size()) {
      const Record& record = records_[record_++];
      if (record.time > request_.to) return std::nullopt;
      if (record.time < request_.from || record.kind != RecordKind::kResponse) continue;
      absl::StatusOr<std::string> response = Response(record);
      if (!response.ok()) return response.status();
      if (!response->empty()) return Step{record.time, *std::move(response)};
    }
    if (block_ == file_.blocks().size()) return std::nullopt;
    absl::StatusOr<std::vector<Record>> records = file_.Read(file_.blocks()[block_++]);
    if (!records.ok()) return records.status();
    records_ = *std::move(records);
    record_ = 0;
  }
}

std::string RecordingReplay::Beginning() {
  v1::Acknowledgement acknowledgement;
  acknowledgement.set_subscription_id("replay");
  acknowledgement.set_slow_reader_policy(v1::SLOW_READER_POLICY_DISCONNECT);
  v1::ResumptionNotice resumption;
  v1::GapNotice gap;
  const int64_t first = file_.blocks().empty() ? 0 : std::max(file_.blocks().front().first_time, request_.from);
  for (v1::Interest interest : request_.interests) {
    for (const v1::StreamPosition& position : interest.resume()) {
      v1::ResumptionResult& result = *resumption.add_results();
      result.mutable_registration()->set_type(interest.type());
      result.mutable_registration()->set_item(position.item());
      result.mutable_registration()->set_epoch(position.epoch());
      // The reader was here before, unless its position is older than the recording.
      const bool known = ToNanos(position.received_time()) >= first;
      result.set_outcome(known ? v1::RESUMPTION_OUTCOME_RESUMED : v1::RESUMPTION_OUTCOME_GAP);
      if (known) {
        announced_[{static_cast<uint32_t>(interest.type()), position.item(), ""}] = position.epoch();
        continue;
      }
      *gap.add_registrations() = result.registration();
      *gap.mutable_start_time() = position.received_time();
    }
    interest.clear_resume();
    *acknowledgement.add_interests() = interest;
  }
  std::string response;
  AppendEvent(NoticeEvent(kAcknowledgementField, acknowledgement.SerializeAsString()), response);
  if (resumption.results_size() > 0) {
    AppendEvent(NoticeEvent(kResumptionField, resumption.SerializeAsString()), response);
  }
  if (gap.registrations_size() > 0) {
    *gap.mutable_end_time() = ToProto(first);
    gap.set_reason("The recording begins later.");
    AppendEvent(NoticeEvent(kGapField, gap.SerializeAsString()), response);
  }
  return response;
}

absl::StatusOr<std::string> RecordingReplay::Response(const Record& record) {
  const std::optional<std::vector<EventFrame>> events = SplitEvents(record.bytes);
  if (!events.has_value()) return absl::DataLossError("The recording has a message that is none.");
  std::string response;
  for (const EventFrame& event : *events) {
    if (event.IsNotice()) {
      AppendNotice(event, response);
    } else {
      AppendData(event, response);
    }
  }
  return response;
}

void RecordingReplay::AppendData(const EventFrame& event, std::string& response) {
  const codec::Tr* const tr = directory_.ByEventField(event.body_field);
  if (tr == nullptr) return;
  const std::string item(tr->registration == codec::Register::kItem ? event.item : "");
  if (!Wants(tr->event_field, item) || (event.snapshot && request_.without_snapshot)) return;
  const RegistrationKey key{tr->event_field, item, ""};
  const auto position = positions_.find(key);
  if (position != positions_.end()) {
    const std::pair<uint64_t, uint64_t> here(event.epoch, event.sequence);
    const bool seen = here <= position->second;
    if (!event.snapshot && here >= position->second) positions_.erase(position);
    if (seen) return;
  }
  // A reader that joins in the middle has not seen the recorded notice.
  if (announced_.try_emplace(key, event.epoch).second) {
    v1::LiveNotice live;
    v1::Registration& registration = *live.add_registrations();
    registration.set_type(static_cast<v1::RealtimeType>(tr->event_field));
    registration.set_item(item);
    registration.set_epoch(event.epoch);
    AppendEvent(NoticeEvent(kLiveField, live.SerializeAsString()), response);
  }
  if (event.replayed) {
    AppendEvent(WithoutReplayed(event.bytes), response);  // to the recorder, not to this reader
  } else {
    AppendEvent(event.bytes, response);
  }
}

void RecordingReplay::AppendNotice(const EventFrame& event, std::string& response) {
  switch (event.body_field) {
    case kLiveField:
      return AppendFiltered<v1::LiveNotice>(event, /*keep_empty=*/false, response);
    case kRefusedField:
      return AppendFiltered<v1::RefusedNotice>(event, /*keep_empty=*/false, response);
    case kLostField:
      return AppendFiltered<v1::LostNotice>(event, /*keep_empty=*/true, response);
    case kGapField:
      return AppendFiltered<v1::GapNotice>(event, /*keep_empty=*/true, response);
    case kSnapshotsCompleteField:
      return AppendFiltered<v1::SnapshotsCompleteNotice>(event, /*keep_empty=*/false, response);
    case kWaitingField:
      return AppendFiltered<v1::WaitingNotice>(event, /*keep_empty=*/false, response);
    case kSilentField:
      return AppendFiltered<v1::SilentNotice>(event, /*keep_empty=*/false, response);
    case kSessionRestoredField:
    case kHeartbeatField:
      return AppendEvent(event.bytes, response);
    default:
      return;  // acknowledgements, resumptions and ends of the recorder's own streams
  }
}

// The notice about the reader's registrations. `keep_empty`: one that names none concerns everybody.
template <typename Notice>
void RecordingReplay::AppendFiltered(const EventFrame& event, bool keep_empty, std::string& response) {
  Notice notice;
  if (!notice.ParseFromArray(event.body.data(), static_cast<int>(event.body.size()))) return;
  auto all = notice.registrations();
  notice.clear_registrations();
  for (const auto& one : all) {
    const v1::Registration& registration = RegistrationOf(one);
    const RegistrationKey key{static_cast<uint32_t>(registration.type()), registration.item(), ""};
    if (!Wants(key.type, key.item)) continue;
    const auto position = positions_.find(key);
    if (position != positions_.end() && registration.epoch() != 0 && registration.epoch() <= position->second.first) {
      // The reader has seen it, because the event of its position comes later.
      if (position->second == std::pair<uint64_t, uint64_t>(registration.epoch(), 0)) positions_.erase(position);
      continue;
    }
    if (registration.epoch() != 0) announced_[key] = registration.epoch();
    *notice.add_registrations() = one;
  }
  if (notice.registrations().empty() && !(all.empty() && keep_empty)) return;
  AppendEvent(NoticeEvent(static_cast<NoticeField>(event.body_field), notice.SerializeAsString()), response);
}

bool RecordingReplay::Wants(uint32_t type, const std::string& item) const {
  return std::ranges::any_of(request_.interests, [&](const v1::Interest& interest) {
    if (static_cast<uint32_t>(interest.type()) != type) return false;
    return item.empty() ? interest.items().empty()
                        : std::ranges::find(interest.items(), item) != interest.items().end();
  });
}

}  // namespace kiwoom::cli
