#include "service/rpc/health_service.h"

#include "grpc/health/v1/health.pb.h"
#include "service/rpc/error.h"

namespace kiwoom::rpc {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

namespace {

grpc::Slice Encode(int status) {
  HealthCheckResponse response;
  response.set_status(static_cast<HealthCheckResponse::ServingStatus>(status));
  return grpc::Slice(response.SerializeAsString());
}

}  // namespace

class HealthService::Check final : public Handler {
 public:
  Check(Call& call, const HealthService& health) : call_(call), health_(health) {}

  void OnMessage(std::string bytes) override {
    HealthCheckRequest request;
    if (!request.ParseFromString(bytes)) {
      call_.Finish(InvalidField("", "is no HealthCheckRequest"));
      return;
    }
    const int status = health_.StatusOf(request.service());
    if (status == HealthCheckResponse::SERVICE_UNKNOWN) {
      call_.Finish(MakeStatus(grpc::StatusCode::NOT_FOUND, "this gateway has no service of that name"));
      return;
    }
    HealthCheckResponse response;
    response.set_status(static_cast<HealthCheckResponse::ServingStatus>(status));
    call_.Answer(response.SerializeAsString());
  }

 private:
  Call& call_;
  const HealthService& health_;
};

class HealthService::Watch final : public Handler {
 public:
  Watch(Call& call, HealthService& health) : call_(call), health_(health) { health_.watches_.insert(this); }
  ~Watch() override { health_.watches_.erase(this); }

  void OnMessage(std::string bytes) override {
    HealthCheckRequest request;
    if (!request.ParseFromString(bytes)) {
      call_.Finish(InvalidField("", "is no HealthCheckRequest"));
      return;
    }
    service_ = request.service();
    asked_ = true;
    Tell();
  }

  void OnWritten() override { Tell(); }

  void Tell() {
    if (!asked_ || call_.writing()) return;
    const int status = health_.StatusOf(service_);
    if (status == told_) return;
    told_ = status;
    call_.Write(Encode(status));
  }

 private:
  Call& call_;
  HealthService& health_;
  std::string service_;
  bool asked_ = false;
  int told_ = -1;
};

int HealthService::StatusOf(const std::string& service) const {
  if (!service.empty() && !services_.contains(service)) return HealthCheckResponse::SERVICE_UNKNOWN;
  return serving_() ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
}

void HealthService::AddTo(Server& server) {
  for (const auto& [path, factory] : server.methods()) services_.insert(path.substr(1, path.rfind('/') - 1));
  server.AddMethod("/grpc.health.v1.Health/Check",
                   [this](Call& call) { return std::make_unique<Check>(call, *this); });
  server.AddMethod("/grpc.health.v1.Health/Watch",
                   [this](Call& call) { return std::make_unique<Watch>(call, *this); });
}

void HealthService::Refresh() {
  for (Watch* const watch : watches_) watch->Tell();
}

}  // namespace kiwoom::rpc
