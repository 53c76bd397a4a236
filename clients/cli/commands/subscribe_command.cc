#include "clients/cli/commands/subscribe_command.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/time/time.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/arguments/subscribe_request.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/status_sentence.h"
#include "clients/cli/commands/stop_signal.h"
#include "clients/cli/positions/position_file.h"
#include "clients/cli/positions/stream_positions.h"
#include "clients/cli/printing/event_printer.h"

ABSL_FLAG(uint64_t, count, 0, "subscribe: end after this many events, not counting notices; 0: no limit");
ABSL_FLAG(double, seconds, 0, "subscribe: end after this many seconds; 0: no limit");
ABSL_FLAG(uint32_t, levels, 10, "subscribe: levels of an order book to show per side");
ABSL_FLAG(bool, disconnect_when_slow, false, "subscribe: end rather than skip events if reading is too slow");
ABSL_FLAG(bool, without_snapshot, false, "subscribe: do not start with the last known values");
ABSL_FLAG(bool, wait_for_room, false, "subscribe: wait if the broker's connections are full, rather than be refused");
ABSL_FLAG(absl::Duration, min_interval, absl::ZeroDuration(),
          "subscribe: at most one event per item in this time, such as 1s, for states; 0: every event");
ABSL_FLAG(std::string, resume_file, "",
          "subscribe: continue from the positions in this file, and write them there at the end");

namespace kiwoom::cli {
namespace {

using Clock = std::chrono::steady_clock;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The delay until Ctrl-C is noticed, and the precision of --seconds.
constexpr std::chrono::milliseconds kPatience(100);

// Far longer than any run, and small enough for the clock's arithmetic.
constexpr double kLongest = 1e9;

// Field number of the events in every response of a stream.
constexpr int kEvents = 1;

absl::StatusOr<SubscribeChoices> ReadChoices(const StreamPositions& positions) {
  const SubscribeChoices choices{.disconnect_when_slow = absl::GetFlag(FLAGS_disconnect_when_slow),
                                 .without_snapshot = absl::GetFlag(FLAGS_without_snapshot),
                                 .wait_for_room = absl::GetFlag(FLAGS_wait_for_room),
                                 .min_interval = absl::GetFlag(FLAGS_min_interval),
                                 .positions = &positions};
  if (choices.min_interval < absl::ZeroDuration()) {
    return absl::InvalidArgumentError("--min_interval is negative: set a duration, or 0 for every event.");
  }
  return choices;
}

// Prints events, and remembers the positions of those that it printed.
class Output {
 public:
  Output(const Invocation& invocation, StreamPositions& positions)
      : invocation_(invocation),
        positions_(positions),
        printer_(invocation.directory,
                 {.width = invocation.width, .levels = absl::GetFlag(FLAGS_levels), .paint = invocation.paint}) {}

  // Prints the events of one response, up to `most` data events, and returns how many of them are data.
  absl::StatusOr<uint64_t> Print(const Message& response, uint64_t most) {
    const FieldDescriptor* events = response.GetDescriptor()->FindFieldByNumber(kEvents);
    const google::protobuf::Reflection& reflection = *response.GetReflection();
    uint64_t data = 0;
    std::vector<const Message*> printed;
    for (int i = 0; i < reflection.FieldSize(response, events) && data < most; ++i) {
      const Message& event = reflection.GetRepeatedMessage(response, events, i);
      if (IsData(event, invocation_.directory)) ++data;
      if (invocation_.json) {
        absl::StatusOr<std::string> json = invocation_.schema.Json(*event.GetDescriptor(), event.SerializeAsString());
        if (!json.ok()) return json.status();
        invocation_.out << *json << '\n';
      } else {
        invocation_.out << printer_.Lines(event, Now());
      }
      printed.push_back(&event);
    }
    if (absl::Status status = invocation_.Flush(); !status.ok()) return status;
    for (const Message* event : printed) positions_.Advance(*event);
    return data;
  }

  void PrintDue() { invocation_.out << printer_.Due(Now()) << std::flush; }
  void PrintRest() { invocation_.out << printer_.Rest() << std::flush; }

 private:
  static int64_t Now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
  }

  const Invocation& invocation_;
  StreamPositions& positions_;
  EventPrinter printer_;
};

// Prints the stream until it ends, or until a limit or a signal.
absl::Status Follow(GatewayStream& stream, Message& response, const Invocation& invocation, Output& output) {
  if (!(absl::GetFlag(FLAGS_seconds) >= 0)) {
    return absl::InvalidArgumentError("--seconds is negative: set a duration, or 0 for no limit.");
  }
  const uint64_t count = absl::GetFlag(FLAGS_count);
  const double seconds = std::min(absl::GetFlag(FLAGS_seconds), kLongest);
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  uint64_t left = count == 0 ? std::numeric_limits<uint64_t>::max() : count;
  std::string bytes;
  while (left > 0 && !StopRequested() && (seconds == 0 || Clock::now() < end)) {
    const GatewayStream::Read read = stream.Next(kPatience, &bytes);
    if (read == GatewayStream::Read::kEnd) {
      return stream.status().ok() ? absl::UnavailableError("The gateway ended the stream.")
                                  : absl::UnavailableError(StatusSentence(stream.status(), invocation.gateway));
    }
    if (read == GatewayStream::Read::kMessage) {
      if (!response.ParseFromString(bytes)) {
        return absl::DataLossError("The gateway sent a message that the contract does not define.");
      }
      const absl::StatusOr<uint64_t> printed = output.Print(response, left);
      if (!printed.ok()) return printed.status();
      left -= *printed;
    }
    output.PrintDue();
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Subscribe(std::span<char* const> arguments, const Invocation& invocation) {
  const absl::StatusOr<std::vector<InterestArgument>> interests = ParseInterests(arguments, invocation.directory);
  if (!interests.ok()) return interests.status();
  const std::string path(invocation.directory.SubscribeMethod(*interests->front().tr));
  const google::protobuf::MethodDescriptor* method = invocation.schema.FindMethod(path);
  if (method == nullptr) return absl::InternalError("The built-in contract has no such stream.");

  StreamPositions positions(invocation.directory);
  std::optional<PositionFile> file;
  if (const std::string name = absl::GetFlag(FLAGS_resume_file); !name.empty()) {
    file.emplace(name);
    if (absl::Status status = file->Read(positions); !status.ok()) return status;
    // Whoever cannot write them at the end should learn it now.
    if (absl::Status status = file->Write(positions); !status.ok()) return status;
  }
  const absl::StatusOr<SubscribeChoices> choices = ReadChoices(positions);
  if (!choices.ok()) return choices.status();
  const std::unique_ptr<Message> request = invocation.schema.New(*method->input_type());
  if (absl::Status status = FillSubscribeRequest(*interests, *choices, *request); !status.ok()) return status;

  ListenForStop();
  Output output(invocation, positions);
  GatewayStream stream(GatewayAt(invocation.gateway, invocation.credentials), path, request->SerializeAsString());
  const std::unique_ptr<Message> response = invocation.schema.New(*method->output_type());
  absl::Status status = Follow(stream, *response, invocation, output);
  output.PrintRest();
  if (file.has_value()) status.Update(file->Write(positions));
  return status;
}

}  // namespace kiwoom::cli
