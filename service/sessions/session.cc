#include "service/sessions/session.h"

#include <algorithm>
#include <utility>

#include "codec/excerpt.h"
#include "service/broker/account_numbers.h"
#include "service/broker/broker_error.h"
#include "service/sessions/registration_request.h"

namespace kiwoom::sessions {
namespace {

using codec::ControlFrame;
using Kind = broker::BrokerErrorKind;

// Maximum bytes of a broker text that is passed on.
constexpr size_t kMostPassed = 1000;

bool Accepted(const ControlFrame& frame) { return frame.return_code == "0"; }

Kind KindOf(const ControlFrame& refusal) {
  return broker::ReadBrokerError(0, refusal.return_code, refusal.return_msg).kind;
}

// A request arrived before LOGIN: the broker does not know the session.
bool IsLoggedOut(const ControlFrame& answer) { return KindOf(answer) == Kind::kLoggedOut; }

std::string Quote(std::string_view code, std::string_view message) {
  std::string quote(code);
  if (!message.empty()) quote += " " + std::string(message);
  return quote;
}

// The label of a gap's start: usually the time on the wall clock then. If that clock has been set back since, it is the
// time that it would have shown then, so that the gap ends after it starts and is as long as it was.
absl::Time GapStart(clock::Moment from, clock::Moment until) {
  constexpr absl::Duration kStep = absl::Seconds(1);  // less is drift
  const absl::Time as_of_now = until.wall - (until.steady - from.steady);
  return from.wall > as_of_now + kStep ? as_of_now : from.wall;
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
      backoff_(options.backoff, options.seed),
      trials_(options.login_trials),
      take_back_(options.take_back) {}

void Session::Start(clock::Moment now) {
  if (phase_ != Phase::kIdle && phase_ != Phase::kRetry) return;
  trials_.Reset();
  if (state_ == State::kStandby) SetState(State::kConnecting);
  Begin(now);
}

void Session::StandBy() {
  if (phase_ == Phase::kIdle) SetState(State::kStandby);
}

TakeBackAnswer Session::RequestTakeBack(clock::Moment now) {
  using enum TakeBackAnswer::Kind;
  if (state_ != State::kReplaced) return {.kind = kNotReplaced};
  if (deadline_ != absl::InfiniteFuture()) return {.kind = kScheduled};  // already
  const absl::Duration wait = take_back_.Wait(now.steady);
  if (wait > absl::ZeroDuration()) return {.kind = kTooOften, .wait = wait};
  deadline_ = now.steady + take_back_.Take(now.steady);
  return {.kind = kScheduled};
}

void Session::Stop() {
  if (phase_ == Phase::kLive) {
    lost_ = true;
    registrar_.OnLost(last_upstream_, "The gateway ended the session.");
  }
  if (phase_ != Phase::kIdle) actions_.Disconnect();
  phase_ = Phase::kIdle;
  state_ = State::kConnecting;
  deadline_ = absl::InfiniteFuture();
}

void Session::Register(const std::vector<Topic>& topics, clock::Moment now) {
  Report(registrar_.Add(topics, now), now);
  Pump(now);
}

void Session::Unregister(const std::vector<Topic>& topics, clock::Moment now) {
  registrar_.Remove(topics);
  Pump(now);
}

void Session::Begin(clock::Moment now) {
  phase_ = Phase::kToken;
  deadline_ = absl::InfiniteFuture();  // the token source has its own
  if (state_ == State::kReplaced) {
    SetState(State::kLost);
    observer_.OnRetry("Another login of the app key took over the session, and the gateway is taking it back.",
                      absl::ZeroDuration());
  }
  actions_.RequestToken(trials_.TakeRejected());
}

void Session::OnToken(absl::StatusOr<std::string> token, clock::Moment now) {
  if (phase_ != Phase::kToken) return;
  if (!token.ok()) {
    const std::string reason(token.status().message().data(), token.status().message().size());
    if (IsRefusal(token.status())) return End(State::kRefused, reason, options_.refused_retry, now);
    return End(State::kLost, reason, std::nullopt, now);
  }
  token_ = *std::move(token);
  phase_ = Phase::kConnection;
  deadline_ = now.steady + options_.connect_timeout;
  actions_.Connect();
}

void Session::OnConnected(clock::Moment now) {
  if (phase_ != Phase::kConnection) return;
  phase_ = Phase::kLogin;
  deadline_ = now.steady + options_.login_timeout;
  actions_.Send(LoginText(token_));
}

void Session::OnDisconnected(std::string_view reason, clock::Moment now) {
  switch (phase_) {
    case Phase::kConnection:
      return End(State::kLost, reason, std::nullopt, now);
    case Phase::kLogin:
      trials_.OnUnanswered(token_);
      return End(State::kLost, closing_.empty() ? reason : closing_, std::nullopt, now);
    case Phase::kLive:
      Settle(now);
      return End(State::kLost, closing_.empty() ? reason : closing_, std::nullopt, now);
    default:
      return;
  }
}

void Session::OnControl(const ControlFrame& frame, clock::Moment now) {
  if (phase_ != Phase::kLogin && phase_ != Phase::kLive) return;
  last_upstream_ = now;
  if (frame.trnm == "PING") return actions_.Send(std::string(frame.text));
  if (frame.trnm == "LOGIN") return OnLoginAnswer(frame, now);
  if (frame.trnm == "SYSTEM") return OnSystem(frame, now);
  const bool nameless_answer = frame.trnm.empty() && !frame.return_code.empty();
  if (frame.trnm != "REG" && frame.trnm != "REMOVE" && !nameless_answer) {
    return ReportAnomaly({"The broker sent an unknown frame", std::string(frame.trnm), std::string(frame.return_msg)});
  }
  if (phase_ == Phase::kLogin) {
    // Only LOGIN has been sent.
    if (nameless_answer && !IsLoggedOut(frame)) return OnLoginAnswer(frame, now);
    return ReportAnomaly(
        {"The broker answered before LOGIN", std::string(frame.return_code), std::string(frame.return_msg)});
  }
  if (IsLoggedOut(frame)) {
    return Drop("The broker forgot the login: " + Quote(frame.return_code, frame.return_msg), now);
  }
  if (IsTokenRefused(frame, now)) {
    return RefuseToken(
        "The broker refused a registration because of the token: " + Quote(frame.return_code, frame.return_msg), false,
        now);
  }
  Report(registrar_.OnAnswer(frame, now), now);
  Pump(now);
}

// Whether an answer to a REG or REMOVE is about the token or the key, and not about the topics. If a token was refused
// a moment ago, and the broker has accepted a LOGIN and a REG since, then the token is not at fault: that REG alone is
// refused, so that it cannot take down all streams again and again.
bool Session::IsTokenRefused(const ControlFrame& answer, clock::Moment now) const {
  if (answer.return_code.empty() || Accepted(answer)) return false;
  const Kind kind = KindOf(answer);
  if (kind != Kind::kToken && kind != Kind::kAccess) return false;
  return !trials_.doubtful() || IsStable(now) || registrar_.standing() == 0;
}

void Session::OnLoginAnswer(const ControlFrame& frame, clock::Moment now) {
  if (phase_ != Phase::kLogin) return ReportAnomaly({.what = "The broker answered LOGIN twice"});
  if (!Accepted(frame)) {
    const std::string reason = "The broker refused the LOGIN: " + Quote(frame.return_code, frame.return_msg);
    const Kind kind = KindOf(frame);
    if (broker::IsLimit(kind) || kind == Kind::kBroker) return Drop(reason, now);  // not because of the token
    return RefuseToken(reason, kind == Kind::kAccess, now);
  }
  phase_ = Phase::kLive;
  deadline_ = absl::InfiniteFuture();
  closing_.clear();
  login_ = now;
  ++logins_;
  trials_.OnAccepted();
  actions_.ConfirmToken(token_);
  registrar_.OnLogin();
  SetState(State::kLive);
  if (std::exchange(lost_, false)) observer_.OnResumed(now.wall);
  Pump(now);
}

void Session::OnSystem(const ControlFrame& frame, clock::Moment now) {
  const std::string reason = "The broker ended the session: " + Quote(frame.code, frame.message);
  const Kind kind = broker::KindOfCode(frame.code);
  if (kind == Kind::kReplaced) {
    actions_.Disconnect();
    const bool due = take_back_.IsDue(IsStable(now), now.steady);
    Settle(now);
    return End(State::kReplaced, reason, due ? take_back_.Take(now.steady) : absl::InfiniteDuration(), now);
  }
  if (kind != Kind::kClosing) {
    return ReportAnomaly(
        {"The broker sent an unknown SYSTEM frame", std::string(frame.code), std::string(frame.message)});
  }
  // Do not drop at once: during login, the more specific answer to LOGIN may still come.
  closing_ = reason;
  deadline_ = std::min(deadline_, now.steady + options_.close_grace);
}

bool Session::IsStable(clock::Moment now) const {
  return phase_ == Phase::kLive && now.steady - login_.steady >= options_.stable_after;
}

void Session::Settle(clock::Moment now) {
  if (!IsStable(now)) return;
  backoff_.Reset();
  trials_.Reset();
}

void Session::RefuseToken(std::string reason, bool final, clock::Moment now) {
  actions_.Disconnect();
  Settle(now);
  switch (trials_.OnRefused(token_, final)) {
    case LoginTrials::Verdict::kRetryAtOnce:
      return End(State::kLost, reason, absl::ZeroDuration(), now);
    case LoginTrials::Verdict::kBackOff:
      // Until an attempt ends in another way, a refused session stays refused.
      return End(state_ == State::kRefused ? State::kRefused : State::kLost, reason, std::nullopt, now);
    case LoginTrials::Verdict::kRefused:
      return End(State::kRefused, reason, options_.refused_retry, now);
  }
}

void Session::Drop(std::string reason, clock::Moment now) {
  actions_.Disconnect();
  Settle(now);
  End(State::kLost, reason, std::nullopt, now);
}

void Session::End(State state, std::string_view why, std::optional<absl::Duration> pause, clock::Moment now) {
  const std::string reason = RedactAndTruncate(why);  // copied, because it may refer to a member that changes below
  const bool was_live = phase_ == Phase::kLive;
  const bool had_token = phase_ != Phase::kToken;
  if (!pause.has_value()) pause = backoff_.Next();
  phase_ = Phase::kRetry;
  deadline_ = now.steady + *pause;
  closing_.clear();
  token_.clear();
  if (was_live) {
    lost_ = true;
    registrar_.OnLost(last_upstream_, reason);
  }
  if (was_live || state != State::kLost) {
    SetState(state);
  } else if (state_ == State::kRefused && had_token) {
    // The broker has issued a token and not refused it, so this is no refusal any more.
    SetState(logins_ > 0 ? State::kLost : State::kConnecting);
  }
  if (was_live) observer_.OnLost(registrar_.wanted(), reason, last_upstream_.wall);
  observer_.OnRetry(reason, *pause);
}

void Session::OnTimer(clock::Moment now) {
  const bool due = now.steady >= deadline_;
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
      trials_.OnUnanswered(token_);
      return Drop(closing_.empty() ? Missed("The broker did not answer the LOGIN", options_.login_timeout) : closing_,
                  now);
    case Phase::kLive:
      if (due) return Drop(closing_, now);
      if (now.steady >= SilenceDeadline()) {
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

absl::Time Session::SilenceDeadline() const { return last_upstream_.steady + options_.silence_limit; }

void Session::SetState(State state) {
  if (state == state_) return;
  state_ = state;
  observer_.OnState(state);
}

void Session::Pump(clock::Moment now) {
  if (phase_ != Phase::kLive) return;
  const auto request = registrar_.Next(now);
  if (!request.has_value()) return;
  if (!request->remove && !request->again) observer_.OnRequested(request->topics);
  actions_.Send(request->Text());
}

// The observer may call back: the outcome is complete, and no member is used after its calls.
void Session::Report(const RegistrarOutcome& outcome, clock::Moment now) {
  if (outcome.anomaly.has_value()) ReportAnomaly(*outcome.anomaly);
  if (outcome.doubt.has_value()) observer_.OnDoubted(outcome.doubt->topics, GapStart(outcome.doubt->since, now));
  if (!outcome.live.empty()) observer_.OnLive(outcome.live);
  for (const RegistrarOutcome::Gap& gap : outcome.renewed) {
    observer_.OnRenewed(gap.registrations, GapStart(gap.from, now), now.wall, gap.reason);
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
  return codec::Excerpt(broker::RedactAccounts(secrets_.Redact(text)), kMostPassed);
}

}  // namespace kiwoom::sessions
