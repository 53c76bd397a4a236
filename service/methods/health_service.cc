#include "service/methods/health_service.h"

#include <optional>

#include "grpc/health/v1/health.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/violations.h"
#include "service/methods/call.h"
#include "service/methods/unary_method.h"

namespace kiwoom::methods {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

class HealthService::Watch final : public Handler {
 public:
  Watch(Call& call, HealthService& health) : call_(call), health_(health) { health_.watches_.insert(this); }
  ~Watch() override { health_.watches_.erase(this); }

  void OnMessage(std::string bytes) override {
    HealthCheckRequest request;
    if (!request.ParseFromString(bytes)) {
      call_.Finish(errors::InvalidField("", errors::Phrase::kMessageUnreadable));
      return;
    }
    known_ = health_.Knows(request.service());
    Notify();
  }

  void OnHalfClose() override {
    if (!known_.has_value()) call_.Finish(errors::InvalidField("", errors::Phrase::kMessageMissing));
  }

  void OnWritten() override { Notify(); }

  void Notify() {
    if (!known_.has_value() || call_.writing()) return;
    const int status = health_.StatusOf(*known_);
    if (status == sent_) return;
    sent_ = status;
    HealthCheckResponse response;
    response.set_status(static_cast<HealthCheckResponse::ServingStatus>(status));
    call_.WriteBytes(response.SerializeAsString());
  }

 private:
  Call& call_;
  HealthService& health_;
  std::optional<bool> known_;  // whether there is such a service; not its name, which a client may make long
  int sent_ = -1;
};

bool HealthService::Knows(const std::string& service) const {
  return service.empty() || methods_->Services().contains(service);
}

int HealthService::StatusOf(bool known) const {
  if (!known) return HealthCheckResponse::SERVICE_UNKNOWN;
  return serving_() ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
}

void HealthService::AddTo(MethodTable& methods) {
  methods_ = &methods;
  methods.Add("/grpc.health.v1.Health/Check", std::nullopt,
              UnaryMethod<HealthCheckRequest, HealthCheckResponse>::Factory(
                  [this](const Call&, const HealthCheckRequest& request, HealthCheckResponse& response) {
                    const int status = StatusOf(Knows(request.service()));
                    if (status == HealthCheckResponse::SERVICE_UNKNOWN) {
                      return errors::MakeError(absl::StatusCode::kNotFound, errors::Reason::kRequestInvalid,
                                               errors::Phrase::kServiceUnknown);
                    }
                    response.set_status(static_cast<HealthCheckResponse::ServingStatus>(status));
                    return absl::OkStatus();
                  }),
              /*while_stopping=*/true);
  methods.Add(
      "/grpc.health.v1.Health/Watch", std::nullopt, [this](Call& call) { return std::make_unique<Watch>(call, *this); },
      /*while_stopping=*/true);
}

void HealthService::Refresh() {
  for (Watch* const watch : watches_) watch->Notify();
}

}  // namespace kiwoom::methods
