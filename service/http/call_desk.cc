#include "service/http/call_desk.h"

#include <utility>

namespace kiwoom::http {
namespace {

// How long a caller whose credentials were revoked may take to read what was written before.
constexpr absl::Duration kPatience = absl::Seconds(2);

}  // namespace

HttpCall* CallDesk::Find(uint64_t number) {
  const auto found = calls_.find(number);
  return found == calls_.end() ? nullptr : found->second.get();
}

void CallDesk::Open(uint64_t number, CallRequest request, std::unique_ptr<AnswerPort> port) {
  HttpCall& call = *calls_.emplace(number, std::make_unique<HttpCall>(reception_, std::move(request), std::move(port)))
                        .first->second;
  call.Start();
  if (!stopping_.ok()) call.Stop(stopping_);
}

void CallDesk::OnWritten(uint64_t number) {
  if (HttpCall* const call = Find(number); call != nullptr) call->OnWritten();
}

void CallDesk::OnEnded(uint64_t number, bool delivered) {
  const auto found = calls_.find(number);
  if (found == calls_.end()) return;
  const std::unique_ptr<HttpCall> call = std::move(found->second);
  calls_.erase(found);
  revoked_.erase(number);
  if (!delivered) call->OnLost();
}

void CallDesk::OnTimeUp(uint64_t number) {
  HttpCall* const call = Find(number);
  if (call != nullptr) call->Abandon(absl::DeadlineExceededError("The deadline of the call has passed."));
}

void CallDesk::OnAged(uint64_t number) {
  HttpCall* const call = Find(number);
  if (call != nullptr) call->Abandon(absl::UnavailableError("This connection has become too old: connect again."));
}

void CallDesk::EndCalls(absl::FunctionRef<absl::Status(const methods::Call&)> judge, absl::Time steady) {
  for (const auto& [number, call] : calls_) {
    if (!call->open() || !call->admitted() || revoked_.contains(number)) continue;
    absl::Status error = judge(*call);
    if (error.ok()) continue;
    revoked_.emplace(number, steady + kPatience);
    call->Revoke(std::move(error));
  }
}

void CallDesk::OnTurn(absl::Time steady) {
  for (auto& [number, cut] : revoked_) {
    if (steady < cut) continue;
    cut = absl::InfiniteFuture();
    calls_.at(number)->Cut();
  }
}

void CallDesk::Stop(absl::Status status) {
  stopping_ = std::move(status);
  // A call that was revoked keeps its own status, or gets none.
  for (const auto& [number, call] : calls_) revoked_.contains(number) ? call->Cut() : call->Stop(stopping_);
}

}  // namespace kiwoom::http
