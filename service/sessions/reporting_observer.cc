#include "service/sessions/reporting_observer.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::sessions {

void ReportingObserver::OnState(State state) {
  info_(absl::StrCat("the session ", session_, " with the broker is ", std::string(StateName(state))));
  if (state == State::kLive) attempts_.OnLive(now_());
  ForwardingObserver::OnState(state);
}

void ReportingObserver::OnRefused(std::span<const Topic> topics, std::string_view broker_code,
                                  std::string_view broker_message) {
  words_.Add("Registrations were refused", broker_code, absl::StrCat(topics.size(), ", ", std::string(broker_message)),
             now_());
  ForwardingObserver::OnRefused(topics, broker_code, broker_message);
}

void ReportingObserver::OnRetry(std::string_view reason, absl::Duration pause) {
  attempts_.OnRetry(reason, pause, now_());
  ForwardingObserver::OnRetry(reason, pause);
}

void ReportingObserver::OnProtocolAnomaly(const ProtocolAnomaly& anomaly) {
  words_.Add(anomaly.what, anomaly.code, anomaly.words, now_());
  ForwardingObserver::OnProtocolAnomaly(anomaly);
}

}  // namespace kiwoom::sessions
