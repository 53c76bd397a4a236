#include "clients/cli/recording/replay_server.h"

#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/recording/replay_stream.h"
#include "google/protobuf/message.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kService = "/kiwoom.v1.MarketDataService/";

// The elements of a repeated message field, as T.
template <typename T>
std::vector<T> Elements(const Message& message, const char* name) {
  std::vector<T> elements;
  const FieldDescriptor* const field = message.GetDescriptor()->FindFieldByName(name);
  for (int i = 0; field != nullptr && i < message.GetReflection()->FieldSize(message, field); ++i) {
    elements.emplace_back().ParseFromString(
        message.GetReflection()->GetRepeatedMessage(message, field, i).SerializeAsString());
  }
  return elements;
}

// The interest of a request of one type.
v1::Interest OwnInterest(const Message& message, const codec::Tr& tr) {
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(tr.event_field));
  const FieldDescriptor* const items = message.GetDescriptor()->FindFieldByName("items");
  for (int i = 0; items != nullptr && i < message.GetReflection()->FieldSize(message, items); ++i) {
    interest.add_items(message.GetReflection()->GetRepeatedString(message, items, i));
  }
  for (v1::StreamPosition& position : Elements<v1::StreamPosition>(message, "resume")) {
    *interest.add_resume() = std::move(position);
  }
  return interest;
}

grpc::Status Refused(const std::string& sentence) { return {grpc::StatusCode::INVALID_ARGUMENT, sentence}; }

}  // namespace

class ReplayServer::Impl : public grpc::CallbackGenericService {
 public:
  Impl(const RecordingReader& file, const RecordingSummary& summary, const TrDirectory& directory, Schema& schema,
       std::string listen, const ReplayPace& pace)
      : file_(file),
        summary_(summary),
        directory_(directory),
        schema_(schema),
        listen_(std::move(listen)),
        pace_(pace) {}

  absl::Status Start() {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::ServerBuilder builder;
    builder.AddListeningPort(listen_, grpc::InsecureServerCredentials(), &port_);
    // Otherwise a second server on the port would get every other connection.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.RegisterCallbackGenericService(this);
    server_ = builder.BuildAndStart();
    if (server_ != nullptr && port_ != 0) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat("--listen: cannot listen on ", listen_, "."));
  }

  void Stop() {
    if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
  }

  int port() const { return port_; }

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override {
    return new ReplayStream(
        [this, method = context->method()](const std::string& bytes, ReplayRequest& request) {
          return Read(method, bytes, request);
        },
        file_, summary_, directory_, pace_);
  }

 private:
  grpc::Status Read(const std::string& path, const std::string& bytes, ReplayRequest& request) {
    const std::lock_guard lock(mutex_);
    const google::protobuf::MethodDescriptor* const method =
        path.starts_with(kService) ? schema_.FindMethod(path) : nullptr;
    if (method == nullptr) {
      return {grpc::StatusCode::UNIMPLEMENTED, "A replay serves kiwoom.v1.MarketDataService alone."};
    }
    const std::unique_ptr<Message> message = schema_.New(*method->input_type());
    if (!message->ParseFromString(bytes)) return Refused("The request cannot be read.");
    if (const codec::Tr* const tr = TrOf(path); tr != nullptr) {
      request.interests = {OwnInterest(*message, *tr)};
    } else {
      request.interests = Elements<v1::Interest>(*message, "interests");
    }
    const FieldDescriptor* const without = message->GetDescriptor()->FindFieldByName("without_snapshot");
    request.without_snapshot = without != nullptr && message->GetReflection()->GetBool(*message, without);
    return Check(request);
  }

  const codec::Tr* TrOf(const std::string& path) const {
    for (const codec::Tr* tr : directory_.trs()) {
      if (tr->event_field != 0 && directory_.OwnMethod(*tr) == path) return tr;
    }
    return nullptr;
  }

  grpc::Status Check(const ReplayRequest& request) const {
    if (request.interests.empty()) return Refused("interests: name at least one.");
    for (const v1::Interest& interest : request.interests) {
      const codec::Tr* const tr = directory_.ByEventField(static_cast<uint32_t>(interest.type()));
      if (tr == nullptr) return Refused("interests: there is no such type.");
      if ((tr->registration == codec::Register::kItem) == interest.items().empty()) {
        return Refused(absl::StrCat("interests: ", std::string(tr->name),
                                    interest.items().empty() ? " needs items." : " takes no items."));
      }
    }
    return grpc::Status::OK;
  }

  const RecordingReader& file_;
  const RecordingSummary& summary_;
  const TrDirectory& directory_;
  Schema& schema_;  // guarded by mutex_
  const std::string listen_;
  const ReplayPace pace_;
  std::mutex mutex_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

absl::StatusOr<std::unique_ptr<ReplayServer>> ReplayServer::Start(const RecordingReader& file,
                                                                  const RecordingSummary& summary,
                                                                  const TrDirectory& directory, Schema& schema,
                                                                  const std::string& listen, const ReplayPace& pace) {
  auto impl = std::make_unique<Impl>(file, summary, directory, schema, listen, pace);
  if (absl::Status status = impl->Start(); !status.ok()) return status;
  return std::unique_ptr<ReplayServer>(new ReplayServer(std::move(impl)));
}

ReplayServer::ReplayServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReplayServer::~ReplayServer() { impl_->Stop(); }

int ReplayServer::port() const { return impl_->port(); }

}  // namespace kiwoom::cli
