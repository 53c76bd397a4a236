#include "tests/chaos/chaos_reader.h"

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "kiwoom/v1/order_update.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "tests/integration/client.h"

namespace kiwoom::chaos {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr char kSubscribeOrderUpdate[] = "/kiwoom.v1.AccountService/SubscribeOrderUpdate";
constexpr char kSubscribePosition[] = "/kiwoom.v1.AccountService/SubscribePosition";
constexpr char kChange[] = "/kiwoom.v1.SessionService/ChangeSubscription";

void AddInterests(const std::set<Topic>& topics, google::protobuf::RepeatedPtrField<v1::Interest>& interests) {
  std::map<v1::RealtimeType, v1::Interest*> by_type;
  for (const Topic& topic : topics) {
    v1::Interest*& interest = by_type[topic.type];
    if (interest == nullptr) interest = interests.Add();
    interest->set_type(topic.type);
    if (!topic.item.empty()) interest->add_items(topic.item);
  }
}

std::string ReasonOf(const grpc::Status& status) {
  google::rpc::Status details;
  details.ParseFromString(status.error_details());
  for (const auto& detail : details.details()) {
    google::rpc::ErrorInfo info;
    if (detail.UnpackTo(&info)) return info.reason();
  }
  return "";
}

}  // namespace

ChaosReader::ChaosReader(ReaderHabits habits, std::string address, std::set<Topic> topics,
                         const CheckSurroundings& surroundings, Violations& violations)
    : habits_(std::move(habits)),
      address_(std::move(address)),
      check_(habits_.name, surroundings, violations),
      topics_(std::move(topics)),
      thread_([this] { Run(); }) {}

ChaosReader::~ChaosReader() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (context_ != nullptr) context_->TryCancel();
  }
  woken_.notify_all();
  thread_.join();
}

void ChaosReader::Run() {
  milliseconds away(0);
  do {
    Stream();
    const std::lock_guard lock(mutex_);
    away = std::exchange(away_, kBeforeReconnect);
  } while (Pause(away));
}

// Returns false if the reader is to stop.
bool ChaosReader::Pause(milliseconds period) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, period, [this] { return stopping_; });
  return !stopping_;
}

// The same, but a reader that is to hurry goes on at once.
bool ChaosReader::Rest(milliseconds period) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, period, [this] { return stopping_ || hurrying_; });
  return !stopping_;
}

v1::SubscribeRequest ChaosReader::Request() const {
  v1::SubscribeRequest request;
  request.set_slow_reader_policy(habits_.policy);
  request.set_without_snapshot(!habits_.snapshots);
  AddInterests(topics_, *request.mutable_interests());
  if (habits_.resumes) positions_.AddTo(request);
  return request;
}

// An account's type has a method of its own, whose requests have the fields of an interest. Its events are those of
// other streams in bytes.
std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>> ChaosReader::Call(const v1::SubscribeRequest& request) {
  using Factory = grpc::internal::ClientReaderFactory<v1::SubscribeResponse>;
  const bool positions = habits_.account == v1::REALTIME_TYPE_POSITION;
  const char* const name = habits_.account == v1::REALTIME_TYPE_UNSPECIFIED ? tests::kSubscribe
                           : positions                                      ? kSubscribePosition
                                                                            : kSubscribeOrderUpdate;
  const grpc::internal::RpcMethod method(name, grpc::internal::RpcMethod::SERVER_STREAMING);
  if (habits_.account == v1::REALTIME_TYPE_UNSPECIFIED) {
    return std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>>(
        Factory::Create(channel_.get(), method, context_.get(), request));
  }
  v1::SubscribeOrderUpdateRequest typed;
  typed.set_slow_reader_policy(request.slow_reader_policy());
  typed.set_without_snapshot(request.without_snapshot());
  *typed.mutable_resume() = request.interests(0).resume();
  return std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>>(
      Factory::Create(channel_.get(), method, context_.get(), typed));
}

void ChaosReader::Stream() {
  v1::SubscribeRequest request;
  std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>> stream;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    request = Request();
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // a connection of its own
    channel_ = grpc::CreateCustomChannel(address_, grpc::InsecureChannelCredentials(), arguments);
    context_ = std::make_unique<grpc::ClientContext>();
    context_->set_wait_for_ready(true);
    cut_ = false;
    check_.Open(request, absl::Now());
    ++figures_.streams;
    stream = Call(request);
  }
  v1::SubscribeResponse response;
  bool prompt = habits_.pause == milliseconds(0);
  while (stream->Read(&response)) {
    const absl::Time now = absl::Now();
    milliseconds rest = habits_.pause;
    {
      const std::lock_guard lock(mutex_);
      if (cut_) continue;  // a program that has cut its stream reads no more
      for (const v1::Event& event : response.events()) {
        check_.Receive(event, prompt, now);
        positions_.Read(event);
        if (event.has_acknowledgement()) subscription_ = event.acknowledgement().subscription_id();
      }
      if (hurrying_) rest = milliseconds(0);
      rest = std::max(rest, std::chrono::duration_cast<milliseconds>(stalled_until_ - steady_clock::now()));
    }
    prompt = rest <= milliseconds(0);
    if (!prompt && !Rest(rest)) break;
  }
  const grpc::Status status = stream->Finish();
  const std::lock_guard lock(mutex_);
  subscription_.clear();
  if (cut_ || stopping_) return check_.Cut();
  ++figures_.ended;
  check_.End({static_cast<int>(status.error_code()), status.error_message(), ReasonOf(status)}, prompt, absl::Now());
}

void ChaosReader::Stall(milliseconds period) {
  const std::lock_guard lock(mutex_);
  stalled_until_ = steady_clock::now() + period;
}

void ChaosReader::Cut(milliseconds away) {
  const std::lock_guard lock(mutex_);
  cut_ = true;
  away_ = away;
  if (context_ != nullptr) context_->TryCancel();
}

bool ChaosReader::Change(const std::set<Topic>& add, const std::set<Topic>& remove) {
  v1::ChangeSubscriptionRequest request;
  std::shared_ptr<grpc::Channel> channel;
  {
    const std::lock_guard lock(mutex_);
    if (subscription_.empty() || habits_.account != v1::REALTIME_TYPE_UNSPECIFIED) return false;
    channel = channel_;
    request.set_subscription_id(subscription_);
  }
  AddInterests(add, *request.mutable_add());
  AddInterests(remove, *request.mutable_remove());
  v1::ChangeSubscriptionResponse response;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  const grpc::Status status =
      grpc::internal::BlockingUnaryCall<v1::ChangeSubscriptionRequest, v1::ChangeSubscriptionResponse,
                                        google::protobuf::MessageLite, google::protobuf::MessageLite>(
          channel.get(), grpc::internal::RpcMethod(kChange, grpc::internal::RpcMethod::NORMAL_RPC), &context, request,
          &response);
  const std::lock_guard lock(mutex_);
  if (subscription_ != request.subscription_id()) return false;
  if (!status.ok()) {
    check_.Changed(std::nullopt);
    return false;
  }
  topics_ = TopicsOf(response.interests());
  check_.Changed(topics_);
  return true;
}

std::string ChaosReader::unsettled() const {
  const std::lock_guard lock(mutex_);
  return check_.unsettled();
}

void ChaosReader::Hurry(bool hurry) {
  const std::lock_guard lock(mutex_);
  hurrying_ = hurry;
  if (hurry) stalled_until_ = std::min(stalled_until_, steady_clock::now());
  woken_.notify_all();
}

void ChaosReader::Finish() {
  const std::lock_guard lock(mutex_);
  check_.Finish(habits_.pause == milliseconds(0) && stalled_until_ + std::chrono::seconds(10) < steady_clock::now(),
                absl::Now());
}

std::set<Topic> ChaosReader::topics() const {
  const std::lock_guard lock(mutex_);
  return topics_;
}

ChaosReader::Figures ChaosReader::figures() const {
  const std::lock_guard lock(mutex_);
  Figures figures = figures_;
  figures.delivered = check_.delivered();
  figures.skipped = check_.skipped();
  figures.gaps = check_.gaps();
  figures.moves = check_.moves();
  figures.resumed = check_.resumed();
  return figures;
}

}  // namespace kiwoom::chaos
