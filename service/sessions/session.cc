#include "service/sessions/session.h"

#include <algorithm>
#include <utility>

#include "codec/excerpt.h"
#include "service/broker/broker_error.h"
#include "service/sessions/registration_request.h"

namespace kiwoom::sessions {
namespace {

using codec::ControlFrame;

// Sent by the broker when a newer LOGIN of the same app key takes over the session.
constexpr std::string_view kReplacedCode = "R10001";
// SYSTEM frames that precede a close: PING not answered, no LOGIN.
constexpr std::string_view kClosingCodes[] = {"R10002", "R10004"};
// A request arrived before LOGIN: the broker does not know the session.
constexpr std::string_view kNotLoggedIn = "100013";

// Maximum bytes of a broker text that is passed on.
constexpr size_t kMostPassed = 1000;

bool Accepted(const ControlFrame& frame) { return frame.return_code == "0"; }

std::string Quote(std::string_view code, std::string_view message) {
  std::string quote(code);
  if (!message.empty()) quote += " " + std::string(message);
  return quote;
}

std::string Missed(const std::string& what, absl::Duration timeout) {
  return what + " within " + absl::FormatDuration(timeout) + ".";
}

// Whether only an operator can help: wrong key, secret, or source address.
bool IsRefusal(const absl::Status& status) {
  // Not the broker's API but some other page, perhaps during maintenance.
  if (broker::KindOf(status) == broker::BrokerErrorKind::kAddress) return false;
  return absl::IsFailedPrecondition(status) || absl::IsPermissionDenied(status) || absl::IsUnauthenticated(status) ||
         absl::IsInvalidArgument(status);
}

}  // namespace

Session::Session(SessionOptions options, EpochClock& epochs, const broker::Secrets& secrets, SessionActions& actions,
                 SessionObserver& observer)
    : options_(options),
      secrets_(secrets),
      actions_(actions),
      observer_(observer),
      registrar_(options.registrar, epochs),
      backoff_(options.backoff, options.seed) {}

void Session::Start(absl::Time now) {
  if (phase_ != Phase::kIdle && phase_ != Phase::kRetry) return;
  fresh_token_tried_ = false;
  Begin(now);
}

void Session::Stop() {
  if (phase_ == Phase::kLive) {
    lost_ = true;
    registrar_.OnLost(last_upstream_time_, "The gateway ended the session.");
  }
  if (phase_ != Phase::kIdle) actions_.Disconnect();
  phase_ = Phase::kIdle;
  state_ = State::kConnecting;
  deadline_ = absl::InfiniteFuture();
}

void Session::Register(const std::vector<Topic>& topics, absl::Time now) {
  Report(registrar_.Add(topics, now), now);
  Pump(now);
}

void Session::Unregister(const std::vector<Topic>& topics, absl::Time now) {
  registrar_.Remove(topics);
  Pump(now);
}

void Session::Begin(absl::Time now) {
  phase_ = Phase::kToken;
  // The broker may issue the same token all day, and may have refused it for a temporary reason.
  if (now > rejected_time_ + options_.refused_retry) rejected_token_.clear();
  deadline_ = absl::InfiniteFuture();  // the token source has its own
  actions_.RequestToken(rejected_token_);
}

void Session::OnToken(absl::StatusOr<std::string> token, absl::Time now) {
  if (phase_ != Phase::kToken) return;
  if (!token.ok()) {
    const std::string reason(token.status().message().data(), token.status().message().size());
    if (IsRefusal(token.status())) return End(State::kRefused, reason, options_.refused_retry, now);
    return End(State::kLost, reason, std::nullopt, now);
  }
  token_ = *std::move(token);
  phase_ = Phase::kConnection;
  deadline_ = now + options_.connect_timeout;
  actions_.Connect();
}

void Session::OnConnected(absl::Time now) {
  if (phase_ != Phase::kConnection) return;
  phase_ = Phase::kLogin;
  deadline_ = now + options_.login_timeout;
  actions_.Send(LoginText(token_));
}

void Session::OnDisconnected(std::string_view reason, absl::Time now) {
  switch (phase_) {
    case Phase::kConnection:
      return End(State::kLost, reason, std::nullopt, now);
    case Phase::kLogin:
      if (!closing_.empty()) return RefuseLogin(closing_, now);
      return End(State::kLost, reason, std::nullopt, now);
    case Phase::kLive:
      return End(State::kLost, closing_.empty() ? reason : closing_, std::nullopt, now);
    default:
      return;
  }
}

void Session::OnControl(const ControlFrame& frame, absl::Time now) {
  if (phase_ != Phase::kLogin && phase_ != Phase::kLive) return;
  last_upstream_time_ = now;
  if (frame.trnm == "PING") return actions_.Send(std::string(frame.text));
  if (frame.trnm == "LOGIN") return OnLoginAnswer(frame, now);
  if (frame.trnm == "SYSTEM") return OnSystem(frame, now);
  const bool nameless_answer = frame.trnm.empty() && !frame.return_code.empty();
  if (frame.trnm != "REG" && frame.trnm != "REMOVE" && !nameless_answer) {
    return ReportAnomaly({"The broker sent an unknown frame", std::string(frame.trnm), std::string(frame.return_msg)});
  }
  if (phase_ == Phase::kLogin) {
    // Only LOGIN has been sent.
    if (nameless_answer && frame.return_code != kNotLoggedIn) return OnLoginAnswer(frame, now);
    return ReportAnomaly(
        {"The broker answered before LOGIN", std::string(frame.return_code), std::string(frame.return_msg)});
  }
  if (frame.return_code == kNotLoggedIn) {
    return Drop("The broker forgot the login: " + Quote(frame.return_code, frame.return_msg), now);
  }
  Report(registrar_.OnAnswer(frame, now), now);
  Pump(now);
}

void Session::OnLoginAnswer(const ControlFrame& frame, absl::Time now) {
  if (phase_ != Phase::kLogin) return ReportAnomaly({.what = "The broker answered LOGIN twice"});
  if (!Accepted(frame)) {
    return RefuseLogin("The broker refused the LOGIN: " + Quote(frame.return_code, frame.return_msg), now);
  }
  phase_ = Phase::kLive;
  deadline_ = absl::InfiniteFuture();
  closing_.clear();
  login_time_ = now;
  ++logins_;
  rejected_token_.clear();
  fresh_token_tried_ = false;
  registrar_.OnLogin();
  SetState(State::kLive);
  if (std::exchange(lost_, false)) observer_.OnResumed(now);
  Pump(now);
}

void Session::OnSystem(const ControlFrame& frame, absl::Time now) {
  const std::string reason = "The broker ended the session: " + Quote(frame.code, frame.message);
  if (frame.code == kReplacedCode) {
    actions_.Disconnect();
    return End(State::kReplaced, reason, options_.replaced_retry, now);
  }
  if (std::ranges::find(kClosingCodes, frame.code) == std::end(kClosingCodes)) {
    return ReportAnomaly(
        {"The broker sent an unknown SYSTEM frame", std::string(frame.code), std::string(frame.message)});
  }
  // Do not drop at once: during login, the more specific answer to LOGIN may still come.
  closing_ = reason;
  deadline_ = std::min(deadline_, now + options_.close_grace);
}

// A fresh token may help after the first refusal; a second refusal has another cause.
void Session::RefuseLogin(std::string reason, absl::Time now) {
  actions_.Disconnect();
  rejected_token_ = token_;
  rejected_time_ = now;
  if (fresh_token_tried_) return End(State::kRefused, reason, options_.refused_retry, now);
  fresh_token_tried_ = true;
  End(State::kLost, reason, absl::ZeroDuration(), now);
}

void Session::Drop(std::string reason, absl::Time now) {
  actions_.Disconnect();
  End(State::kLost, reason, std::nullopt, now);
}

void Session::End(State state, std::string_view why, std::optional<absl::Duration> pause, absl::Time now) {
  const std::string reason = RedactAndTruncate(why);  // copied, because it may refer to a member that changes below
  const bool was_live = phase_ == Phase::kLive;
  if (was_live && now - login_time_ >= options_.stable_after) backoff_.Reset();
  if (!pause.has_value()) pause = backoff_.Next();
  phase_ = Phase::kRetry;
  deadline_ = now + *pause;
  closing_.clear();
  token_.clear();
  if (was_live) {
    lost_ = true;
    registrar_.OnLost(last_upstream_time_, reason);
  }
  // A failed attempt after a refusal or a replacement does not change the state.
  if (was_live || state != State::kLost) SetState(state);
  if (was_live) observer_.OnLost(registrar_.wanted(), reason, last_upstream_time_);
  observer_.OnRetry(reason, *pause);
}

void Session::OnTimer(absl::Time now) {
  const bool due = now >= deadline_;
  switch (phase_) {
    case Phase::kIdle:
    case Phase::kToken:
      return;
    case Phase::kRetry:
      if (due) Begin(now);
      return;
    case Phase::kConnection:
      if (due) Drop(Missed("The connection to the broker was not established", options_.connect_timeout), now);
      return;
    case Phase::kLogin:
      if (!due) return;
      if (!closing_.empty()) return RefuseLogin(closing_, now);
      return Drop(Missed("The broker did not answer the LOGIN", options_.login_timeout), now);
    case Phase::kLive:
      if (due) return Drop(closing_, now);
      if (now >= SilenceDeadline()) {
        return Drop("The broker sent nothing for " + absl::FormatDuration(options_.silence_limit) + ".", now);
      }
      Report(registrar_.OnTimer(now), now);
      if (registrar_.Hopeless()) return Drop("The broker answers no registrations on this connection.", now);
      return Pump(now);
  }
}

absl::Time Session::NextTimer() const {
  if (phase_ != Phase::kLive) return deadline_;
  return std::min({deadline_, SilenceDeadline(), registrar_.NextTimer()});
}

absl::Time Session::SilenceDeadline() const { return last_upstream_time_ + options_.silence_limit; }

void Session::SetState(State state) {
  if (state == state_) return;
  state_ = state;
  observer_.OnState(state);
}

void Session::Pump(absl::Time now) {
  if (phase_ != Phase::kLive) return;
  const auto request = registrar_.Next(now);
  if (!request.has_value()) return;
  if (!request->remove && !request->again) observer_.OnRequested(request->topics);
  actions_.Send(request->Text());
}

// The observer may call back: the outcome is complete, and no member is used after its calls.
void Session::Report(const RegistrarOutcome& outcome, absl::Time now) {
  if (outcome.anomaly.has_value()) ReportAnomaly(*outcome.anomaly);
  if (!outcome.live.empty()) observer_.OnLive(outcome.live);
  for (const RegistrarOutcome::Gap& gap : outcome.renewed) {
    observer_.OnRenewed(gap.registrations, gap.from, now, gap.reason);
  }
  for (const RegistrarOutcome::Refusal& refusal : outcome.refused) {
    observer_.OnRefused(refusal.topics, RedactAndTruncate(refusal.broker_code),
                        RedactAndTruncate(refusal.broker_message));
  }
}

void Session::ReportAnomaly(const ProtocolAnomaly& anomaly) {
  observer_.OnProtocolAnomaly({anomaly.what, RedactAndTruncate(anomaly.code), RedactAndTruncate(anomaly.words)});
}

std::string Session::RedactAndTruncate(std::string_view text) const {
  return codec::Excerpt(secrets_.Redact(text), kMostPassed);
}

}  // namespace kiwoom::sessions
