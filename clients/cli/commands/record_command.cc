#include "clients/cli/commands/record_command.h"

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/commands/stream_choices.h"
#include "clients/cli/commands/stream_following.h"
#include "clients/cli/commands/stream_sink.h"
#include "clients/cli/positions/sequence_check.h"
#include "clients/cli/positions/stream_positions.h"
#include "clients/cli/printing/client_notice.h"
#include "clients/cli/recording/recording_reader.h"
#include "clients/cli/recording/recording_writer.h"

namespace kiwoom::cli {
namespace {

using Clock = std::chrono::steady_clock;
using google::protobuf::Message;

// What a crash of the machine may lose.
constexpr std::chrono::seconds kBetweenFlushes(1);

// Field number of the events in every response of a stream.
constexpr int kEvents = 1;

std::vector<const Message*> EventsOf(const Message& response) {
  std::vector<const Message*> events;
  const auto* const field = response.GetDescriptor()->FindFieldByNumber(kEvents);
  for (int i = 0; i < response.GetReflection()->FieldSize(response, field); ++i) {
    events.push_back(&response.GetReflection()->GetRepeatedMessage(response, field, i));
  }
  return events;
}

// Where the recording ends, so that it is continued there.
absl::Status ReadPositions(const RecordingReader& file, const Invocation& invocation, StreamPositions& positions) {
  const google::protobuf::Descriptor* const type = invocation.schema.FindMessage("kiwoom.v1.SubscribeResponse");
  if (type == nullptr) return absl::InternalError("The built-in contract has no such message.");
  const std::unique_ptr<Message> response = invocation.schema.New(*type);
  for (const BlockPlace& block : file.blocks()) {
    const absl::StatusOr<std::vector<Record>> records = file.Read(block);
    if (!records.ok()) return records.status();
    for (const Record& record : *records) {
      if (record.kind != RecordKind::kResponse || !response->ParseFromString(record.bytes)) continue;
      for (const Message* event : EventsOf(*response)) positions.Advance(*event);
    }
  }
  return absl::OkStatus();
}

class Recorder : public StreamSink {
 public:
  Recorder(const Invocation& invocation, Clock::time_point end, RecordingWriter& writer, StreamPositions& positions)
      : invocation_(invocation), end_(end), writer_(writer), positions_(positions), check_(invocation.directory) {}

  absl::Status OnResponse(const Message& response, const std::string& bytes) override {
    for (const Message* event : EventsOf(response)) {
      if (const auto fault = check_.Check(*event); fault.has_value()) {
        const absl::Status status = Remark(InconsistentJson(*fault, invocation_.directory),
                                           InconsistentLine(*fault, invocation_.directory, invocation_.language));
        if (!status.ok()) return status;
      }
      positions_.Advance(*event);
    }
    ++messages_;
    return writer_.Add(absl::GetCurrentTimeNanos(), RecordKind::kResponse, bytes);
  }

  absl::Status OnDisconnected(const grpc::Status& status, std::chrono::milliseconds pause) override {
    return Remark(DisconnectedJson(status, pause), DisconnectedLine(status, pause, invocation_.language));
  }

  absl::Status OnTick() override {
    if (!writer_.has_unwritten()) last_flush_ = Clock::now();
    if (Clock::now() - last_flush_ < kBetweenFlushes) return absl::OkStatus();
    last_flush_ = Clock::now();
    return writer_.Flush();
  }

  bool WantsMore() const override { return Clock::now() < end_; }

  uint64_t messages() const { return messages_; }

 private:
  absl::Status Remark(const std::string& json, const std::string& line) {
    invocation_.err << "kiwoomctl: " << line << std::endl;
    return writer_.Add(absl::GetCurrentTimeNanos(), RecordKind::kRemark, json);
  }

  const Invocation& invocation_;
  const Clock::time_point end_;
  RecordingWriter& writer_;
  StreamPositions& positions_;
  SequenceCheck check_;
  Clock::time_point last_flush_ = Clock::now();
  uint64_t messages_ = 0;
};

// Tells what a recorder that was killed has left, if the file exists.
absl::Status Continue(const std::string& path, const Invocation& invocation, StreamPositions& positions) {
  const absl::StatusOr<std::unique_ptr<RecordingReader>> before = RecordingReader::Open(path);
  if (absl::IsNotFound(before.status())) return absl::OkStatus();
  if (!before.ok()) return before.status();
  if ((*before)->lost_bytes() > 0) {
    invocation.err << "kiwoomctl: "
                   << In(invocation.language,
                         absl::StrCat(path, "의 끝 ", (*before)->lost_bytes(), "바이트는 완성되지 않아 지웁니다."),
                         absl::StrCat("The last ", (*before)->lost_bytes(), " bytes of ", path,
                                      " were not completed and are removed."))
                   << std::endl;
  }
  return ReadPositions(**before, invocation, positions);
}

}  // namespace

absl::Status RecordStream(std::span<char* const> arguments, const Invocation& invocation) {
  if (arguments.empty()) {
    return absl::InvalidArgumentError("Name a file and what to record: \"kiwoomctl record day.rec Trade:005930\".");
  }
  const std::string path = arguments.front();
  const auto interests = ParseInterests(arguments.subspan(1), invocation.directory);
  if (!interests.ok()) return interests.status();
  if (interests->front().tr->scope == codec::Scope::kAccount) {
    return absl::InvalidArgumentError("Account types are not recorded: a recording is market data that may be shared.");
  }
  StreamPositions positions(invocation.directory);
  const auto choices = ChosenForStream(positions);
  if (!choices.ok()) return choices.status();
  const absl::StatusOr<Clock::time_point> end = EndOfStream();
  if (!end.ok()) return end.status();
  if (absl::Status status = Continue(path, invocation, positions); !status.ok()) return status;
  const absl::StatusOr<std::unique_ptr<RecordingWriter>> writer = RecordingWriter::Open(path);
  if (!writer.ok()) return writer.status();

  Recorder recorder(invocation, *end, **writer, positions);
  absl::Status status = FollowStream(*interests, *choices, invocation, recorder);
  status.Update((*writer)->Close());
  invocation.err << "kiwoomctl: "
                 << In(invocation.language,
                       absl::StrCat(path, ": 메시지 ", recorder.messages(), "건, ", (*writer)->file_bytes(), "바이트."),
                       absl::StrCat(path, ": ", recorder.messages(), " messages, ", (*writer)->file_bytes(), " bytes."))
                 << std::endl;
  return status;
}

}  // namespace kiwoom::cli
