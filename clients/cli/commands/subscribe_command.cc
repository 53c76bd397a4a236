#include "clients/cli/commands/subscribe_command.h"

#include <chrono>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/commands/stream_choices.h"
#include "clients/cli/commands/stream_following.h"
#include "clients/cli/commands/stream_sink.h"
#include "clients/cli/positions/position_file.h"
#include "clients/cli/positions/sequence_check.h"
#include "clients/cli/positions/stream_positions.h"
#include "clients/cli/printing/client_notice.h"
#include "clients/cli/printing/event_printer.h"

ABSL_FLAG(uint64_t, count, 0, "subscribe: end after this many events, not counting notices; 0: no limit");
ABSL_FLAG(uint32_t, levels, 10, "subscribe: levels of an order book to show per side");
ABSL_FLAG(std::string, resume_file, "",
          "subscribe: continue from the positions in this file, and write them there at the end");

namespace kiwoom::cli {
namespace {

using Clock = std::chrono::steady_clock;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Field number of the events in every response of a stream.
constexpr int kEvents = 1;

// Prints events up to the limits, and remembers the positions of those that it printed.
class Output : public StreamSink {
 public:
  Output(const Invocation& invocation, Clock::time_point end, StreamPositions& positions)
      : invocation_(invocation),
        end_(end),
        positions_(positions),
        check_(invocation.directory),
        printer_(invocation.directory, {.width = invocation.width,
                                        .levels = absl::GetFlag(FLAGS_levels),
                                        .language = invocation.language,
                                        .paint = invocation.paint}) {
    if (const uint64_t count = absl::GetFlag(FLAGS_count); count > 0) left_ = count;
  }

  absl::Status OnResponse(const Message& response, const std::string& bytes) override {
    const FieldDescriptor* events = response.GetDescriptor()->FindFieldByNumber(kEvents);
    const google::protobuf::Reflection& reflection = *response.GetReflection();
    std::vector<const Message*> printed;
    for (int i = 0; i < reflection.FieldSize(response, events) && left_ > 0; ++i) {
      const Message& event = reflection.GetRepeatedMessage(response, events, i);
      if (IsData(event, invocation_.directory)) --left_;
      if (absl::Status status = Print(event); !status.ok()) return status;
      printed.push_back(&event);
    }
    if (absl::Status status = invocation_.Flush(); !status.ok()) return status;
    for (const Message* event : printed) positions_.Advance(*event);
    return absl::OkStatus();
  }

  absl::Status OnDisconnected(const grpc::Status& status, std::chrono::milliseconds pause) override {
    invocation_.out << (invocation_.json ? DisconnectedJson(status, pause)
                                         : DisconnectedLine(status, pause, invocation_.language))
                    << '\n';
    return invocation_.Flush();
  }

  absl::Status OnTick() override {
    invocation_.out << printer_.Due(Now());
    return invocation_.Flush();
  }

  bool WantsMore() const override { return left_ > 0 && Clock::now() < end_; }

  void PrintRest() { invocation_.out << printer_.Rest() << std::flush; }

 private:
  absl::Status Print(const Message& event) {
    if (const std::optional<SequenceCheck::Fault> fault = check_.Check(event); fault.has_value()) {
      invocation_.out << (invocation_.json ? InconsistentJson(*fault, invocation_.directory)
                                           : InconsistentLine(*fault, invocation_.directory, invocation_.language))
                      << '\n';
    }
    if (!invocation_.json) {
      invocation_.out << printer_.Lines(event, Now());
      return absl::OkStatus();
    }
    const absl::StatusOr<std::string> json = invocation_.schema.Json(*event.GetDescriptor(), event.SerializeAsString());
    if (json.ok()) invocation_.out << *json << '\n';
    return json.status();
  }

  static int64_t Now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
  }

  const Invocation& invocation_;
  const Clock::time_point end_;
  StreamPositions& positions_;
  SequenceCheck check_;
  EventPrinter printer_;
  uint64_t left_ = std::numeric_limits<uint64_t>::max();  // data events to print
};

}  // namespace

absl::Status Subscribe(std::span<char* const> arguments, const Invocation& invocation) {
  const absl::StatusOr<std::vector<InterestArgument>> interests = ParseInterests(arguments, invocation.directory);
  if (!interests.ok()) return interests.status();
  StreamPositions positions(invocation.directory);
  std::optional<PositionFile> file;
  if (const std::string name = absl::GetFlag(FLAGS_resume_file); !name.empty()) {
    file.emplace(name);
    if (absl::Status status = file->Read(positions); !status.ok()) return status;
    // Whoever cannot write them at the end should learn it now.
    if (absl::Status status = file->Write(positions); !status.ok()) return status;
  }
  const absl::StatusOr<SubscribeChoices> choices = ChosenForStream(positions);
  if (!choices.ok()) return choices.status();
  const absl::StatusOr<Clock::time_point> end = EndOfStream();
  if (!end.ok()) return end.status();
  Output output(invocation, *end, positions);
  absl::Status status = FollowStream(*interests, *choices, invocation, output);
  output.PrintRest();
  if (file.has_value()) status.Update(file->Write(positions));
  return status;
}

}  // namespace kiwoom::cli
