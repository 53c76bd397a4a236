#include "clients/cli/commands/subscribe_command.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/status_sentence.h"
#include "clients/cli/commands/stop_signal.h"
#include "clients/cli/printing/event_printer.h"
#include "clients/cli/printing/event_view.h"
#include "kiwoom/v1/subscription.pb.h"

ABSL_FLAG(uint64_t, count, 0, "subscribe: end after this many events, not counting notices; 0: no limit");
ABSL_FLAG(double, seconds, 0, "subscribe: end after this many seconds; 0: no limit");
ABSL_FLAG(uint32_t, levels, 10, "subscribe: levels of an order book to show per side");
ABSL_FLAG(bool, disconnect_when_slow, false, "subscribe: end rather than skip events if reading is too slow");
ABSL_FLAG(bool, without_snapshot, false, "subscribe: do not start with the last known values");

namespace kiwoom::cli {
namespace {

using Clock = std::chrono::steady_clock;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The delay until Ctrl-C is noticed, and the precision of --seconds.
constexpr std::chrono::milliseconds kPatience(100);

// Far longer than any run, and small enough for the clock's arithmetic.
constexpr double kLongest = 1e9;

// Field numbers that SubscribeRequest and every Subscribe<Name>Request share.
constexpr int kInterestsOrItems = 1;
constexpr int kSlowReaderPolicy = 2;
constexpr int kWithoutSnapshot = 3;
constexpr int kEvents = 1;

// The serialized request. One function fills the messages of all types, because their field numbers agree.
absl::StatusOr<std::string> Request(const std::vector<InterestArgument>& interests, const Message& prototype) {
  std::unique_ptr<Message> request(prototype.New());
  const google::protobuf::Descriptor& type = *request->GetDescriptor();
  const google::protobuf::Reflection& reflection = *request->GetReflection();
  const FieldDescriptor* target = type.FindFieldByNumber(kInterestsOrItems);
  for (const InterestArgument& argument : interests) {
    if (target == nullptr || target->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) break;
    v1::Interest interest;
    interest.set_type(static_cast<v1::RealtimeType>(argument.tr->event_field));
    for (const std::string& item : argument.items) interest.add_items(item);
    if (!reflection.AddMessage(request.get(), target)->ParseFromString(interest.SerializeAsString())) {
      return absl::InternalError("An interest does not match the contract.");
    }
  }
  if (absl::GetFlag(FLAGS_disconnect_when_slow)) {
    reflection.SetEnumValue(request.get(), type.FindFieldByNumber(kSlowReaderPolicy),
                            v1::SLOW_READER_POLICY_DISCONNECT);
  }
  if (absl::GetFlag(FLAGS_without_snapshot)) {
    reflection.SetBool(request.get(), type.FindFieldByNumber(kWithoutSnapshot), true);
  }
  return request->SerializeAsString();
}

// Prints the events of one response, up to `most` data events, and returns how many of them are data.
class Output {
 public:
  explicit Output(const Invocation& invocation)
      : invocation_(invocation),
        printer_(invocation.directory,
                 {.width = invocation.width, .levels = absl::GetFlag(FLAGS_levels), .paint = invocation.paint}) {}

  absl::StatusOr<uint64_t> Print(const Message& response, uint64_t most) {
    const FieldDescriptor* events = response.GetDescriptor()->FindFieldByNumber(kEvents);
    const google::protobuf::Reflection& reflection = *response.GetReflection();
    uint64_t data = 0;
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
    }
    invocation_.out << std::flush;
    return data;
  }

  void PrintDue() { invocation_.out << printer_.Due(Now()) << std::flush; }
  void PrintRest() { invocation_.out << printer_.Rest() << std::flush; }

 private:
  static int64_t Now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
  }

  const Invocation& invocation_;
  EventPrinter printer_;
};

}  // namespace

absl::Status Subscribe(std::span<char* const> arguments, const Invocation& invocation) {
  const absl::StatusOr<std::vector<InterestArgument>> interests = ParseInterests(arguments, invocation.directory);
  if (!interests.ok()) return interests.status();
  const std::string path(invocation.directory.SubscribeMethod(*interests->front().tr));
  const google::protobuf::MethodDescriptor* method = invocation.schema.FindMethod(path);
  if (method == nullptr) return absl::InternalError("The built-in contract has no such stream.");
  const absl::StatusOr<std::string> request = Request(*interests, *invocation.schema.New(*method->input_type()));
  if (!request.ok()) return request.status();

  if (!(absl::GetFlag(FLAGS_seconds) >= 0)) {
    return absl::InvalidArgumentError("--seconds is negative: set a duration, or 0 for no limit.");
  }
  ListenForStop();
  const uint64_t count = absl::GetFlag(FLAGS_count);
  const double seconds = std::min(absl::GetFlag(FLAGS_seconds), kLongest);
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  uint64_t left = count == 0 ? std::numeric_limits<uint64_t>::max() : count;
  Output output(invocation);
  GatewayStream stream(GatewayAt(invocation.gateway, invocation.credentials), path, *request);
  std::unique_ptr<Message> response = invocation.schema.New(*method->output_type());
  std::string bytes;
  while (left > 0 && !StopRequested() && (seconds == 0 || Clock::now() < end)) {
    const GatewayStream::Read read = stream.Next(kPatience, &bytes);
    if (read == GatewayStream::Read::kEnd) {
      output.PrintRest();
      return stream.status().ok() ? absl::UnavailableError("The gateway ended the stream.")
                                  : absl::UnavailableError(StatusSentence(stream.status(), invocation.gateway));
    }
    if (read == GatewayStream::Read::kMessage) {
      if (!response->ParseFromString(bytes)) {
        return absl::DataLossError("The gateway sent a message that the contract does not define.");
      }
      const absl::StatusOr<uint64_t> printed = output.Print(*response, left);
      if (!printed.ok()) return printed.status();
      left -= *printed;
    }
    output.PrintDue();
  }
  output.PrintRest();
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
