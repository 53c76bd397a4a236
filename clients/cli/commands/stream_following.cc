#include "clients/cli/commands/stream_following.h"

#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "absl/flags/flag.h"
#include "absl/time/time.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/resuming_stream.h"
#include "clients/cli/call/status_sentence.h"
#include "clients/cli/commands/stop_signal.h"
#include "clients/cli/printing/event_view.h"
#include "kiwoom/v1/notice.pb.h"

ABSL_FLAG(bool, reconnect, true, "subscribe, record, watch: connect again when the connection breaks");
ABSL_FLAG(absl::Duration, connect_timeout, absl::Seconds(10),
          "subscribe, record, watch: how long to try to connect at first; 0: for ever");

namespace kiwoom::cli {
namespace {

using google::protobuf::Message;

// The delay until Ctrl-C is noticed, and the precision of --seconds.
constexpr std::chrono::milliseconds kPatience(100);

// Field number of the events in every response of a stream.
constexpr int kEvents = 1;

// Starts attempts, each with the token and the positions of its time.
class Attempts {
 public:
  Attempts(std::span<const InterestArgument> interests, const SubscribeChoices& choices, const Invocation& invocation,
           const google::protobuf::MethodDescriptor& method, std::string path)
      : interests_(interests), choices_(choices), invocation_(invocation), method_(method), path_(std::move(path)) {}

  // Whether the interests make a request; Open sends the same, but for the positions.
  absl::Status Check() const { return Request().status(); }

  std::unique_ptr<MessageStream> Open() {
    credentials_ = Current();
    return std::make_unique<GatewayStream>(GatewayAt(invocation_.gateway, credentials_), path_, *Request());
  }

  bool HasNewToken() const { return Current().token != credentials_.token; }

 private:
  // A file that cannot be read at this moment is no reason to change anything.
  Credentials Current() const {
    return invocation_.renew == nullptr ? invocation_.credentials : invocation_.renew(invocation_.credentials);
  }

  absl::StatusOr<std::string> Request() const {
    const std::unique_ptr<Message> request = invocation_.schema.New(*method_.input_type());
    if (absl::Status status = FillSubscribeRequest(interests_, choices_, *request); !status.ok()) return status;
    return request->SerializeAsString();
  }

  const std::span<const InterestArgument> interests_;
  const SubscribeChoices& choices_;
  const Invocation& invocation_;
  const google::protobuf::MethodDescriptor& method_;
  const std::string path_;
  Credentials credentials_;
};

double Chance() {
  static std::mt19937_64 generator{std::random_device()()};
  return std::uniform_real_distribution<double>()(generator);
}

// Tells the stream what it has to know of a response.
void Inform(const Message& response, ResumingStream& stream) {
  const google::protobuf::FieldDescriptor* const events = response.GetDescriptor()->FindFieldByNumber(kEvents);
  const google::protobuf::Reflection& reflection = *response.GetReflection();
  for (int i = 0; i < reflection.FieldSize(response, events); ++i) {
    const Message* const body = EventView(reflection.GetRepeatedMessage(response, events, i)).body();
    if (body == nullptr) continue;
    const std::string& type = body->GetDescriptor()->full_name();
    if (type == v1::Acknowledgement::descriptor()->full_name()) stream.Acknowledged();
    v1::DrainingNotice draining;
    if (type == v1::DrainingNotice::descriptor()->full_name() && draining.ParseFromString(body->SerializeAsString())) {
      stream.Draining(std::chrono::seconds(draining.retry_delay().seconds()) +
                      std::chrono::milliseconds(draining.retry_delay().nanos() / 1'000'000));
    }
  }
}

}  // namespace

absl::Status FollowStream(std::span<const InterestArgument> interests, const SubscribeChoices& choices,
                          const Invocation& invocation, StreamSink& sink) {
  const std::string path(invocation.directory.SubscribeMethod(*interests.front().tr));
  const google::protobuf::MethodDescriptor* const method = invocation.schema.FindMethod(path);
  if (method == nullptr) return absl::InternalError("The built-in contract has no such stream.");
  Attempts attempts(interests, choices, invocation, *method, path);
  if (absl::Status status = attempts.Check(); !status.ok()) return status;

  ListenForStop();
  ResumingStream stream({.open = [&] { return attempts.Open(); },
                         .has_new_token = [&] { return attempts.HasNewToken(); },
                         .now = ResumingStream::Clock::now,
                         .sleep = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); },
                         .chance = Chance},
                        {.reconnect = absl::GetFlag(FLAGS_reconnect),
                         .connect_timeout = absl::ToChronoMilliseconds(absl::GetFlag(FLAGS_connect_timeout))});
  const std::unique_ptr<Message> response = invocation.schema.New(*method->output_type());
  std::string bytes;
  while (sink.WantsMore() && !StopRequested()) {
    absl::Status status;
    switch (stream.Next(kPatience, &bytes)) {
      case ResumingStream::Read::kMessage:
        if (!response->ParseFromString(bytes)) {
          return absl::DataLossError("The gateway sent a message that the contract does not define.");
        }
        Inform(*response, stream);
        status = sink.OnResponse(*response, bytes);
        break;
      case ResumingStream::Read::kDisconnected:
        status = sink.OnDisconnected(stream.status(), stream.pause());
        break;
      case ResumingStream::Read::kEnd:
        return absl::UnavailableError(stream.status().ok() ? "The gateway ended the stream."
                                                           : StatusSentence(stream.status(), invocation.gateway));
      case ResumingStream::Read::kNothingYet:
        break;
    }
    if (status.ok()) status = sink.OnTick();
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli
