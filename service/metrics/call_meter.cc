#include "service/metrics/call_meter.h"

#include "absl/strings/string_view.h"
#include "service/errors/error_details.h"

namespace kiwoom::metrics {
namespace {

constexpr double kFirstBound = 1e-4;

}  // namespace

CallMeter::CallMeter(std::function<absl::Time()> now)
    : now_(std::move(now)), methods_({{.name = std::string(kOther)}}) {}

void CallMeter::Know(const std::set<std::string>& paths) {
  for (const std::string& path : paths) {
    by_path_[path] = methods_.size();
    methods_.push_back({.name = path.substr(1)});
  }
}

void CallMeter::OnAccepted(const methods::Call& call) {
  const auto found = by_path_.find(absl::string_view(call.path().data(), call.path().size()));
  const size_t method = found == by_path_.end() ? 0 : found->second;
  ++methods_[method].started;
  open_[&call] = {method, now_()};
}

void CallMeter::OnRefused(const methods::Call&, const absl::Status& error) {
  const std::string reason = errors::ReasonOf(error);
  ++refused_[reason.empty() ? absl::StatusCodeToString(error.code()) : reason];
}

void CallMeter::OnEnded(const methods::Call& call, absl::StatusCode code) {
  const auto found = open_.find(&call);
  if (found == open_.end()) return;
  const auto [method, start] = found->second;
  open_.erase(found);
  telemetry::Histogram& seconds = seconds_.try_emplace({method, code}, kFirstBound).first->second;
  seconds.Add(absl::ToDoubleSeconds(now_() - start));
}

void CallMeter::Fill(Snapshot& snapshot) const {
  for (const Method& method : methods_) snapshot.calls_started.push_back({method.name, method.started});
  for (const auto& [key, seconds] : seconds_) {
    snapshot.calls.push_back({methods_[key.first].name, absl::StatusCodeToString(key.second), seconds});
  }
  for (const auto& [reason, count] : refused_) snapshot.refused_calls.push_back({reason, count});
}

}  // namespace kiwoom::metrics
