#include "simulator/protocol/broker_session.h"

#include <utility>

#include "simulator/protocol/control_frame.h"

namespace kiwoom::simulator {
namespace {

using Reaction = BrokerSession::Reaction;

Reaction Answer(std::string frame, Reaction::Event event = Reaction::Event::kNone) {
  Reaction reaction;
  reaction.frames.push_back(std::move(frame));
  reaction.event = event;
  return reaction;
}

Reaction Ignore() {
  Reaction reaction;
  reaction.event = Reaction::Event::kIgnored;
  return reaction;
}

}  // namespace

BrokerSession::BrokerSession(const BrokerVariants& variants, const TokenBook& tokens, SessionFaults& faults,
                             absl::Time now)
    : variants_(variants),
      tokens_(tokens),
      faults_(faults),
      registrations_(variants),
      next_deadline_(now + variants.login_timeout) {}

Reaction BrokerSession::OnText(std::string_view text, absl::Time now) {
  const ClientMessage message = ClientMessage::Parse(text);
  if (!message.trnm) return Answer(AnswerFrame("", kFieldMissing));
  const std::string& trnm = *message.trnm;
  if (trnm == "LOGIN") return Login(message, now);
  if (!logged_in()) return Answer(AnswerFrame(variants_.early_request_names_trnm ? trnm : "", kBeforeLogin));
  if (trnm == "PING") {
    unanswered_pings_ = 0;
    Reaction reaction;
    reaction.event = Reaction::Event::kPingAnswered;
    return reaction;
  }
  if (trnm == "REG") return Register(message, now);
  if (trnm == "REMOVE") return Remove(message);
  return Answer(AnswerFrame("", kTrnmUnknown));
}

Reaction BrokerSession::Login(const ClientMessage& message, absl::Time now) {
  if (!message.token || message.token->empty()) {
    return Answer(AnswerFrame("LOGIN", kTokenMissing), Reaction::Event::kLoginRefused);
  }
  const std::optional<std::string> app_key = tokens_.Find(*message.token, now);
  const auto concerns = [&](const RefusedLogin& refused) { return Concerns(refused.app_key, app_key.value_or("")); };
  if (const auto refused = faults_.refused_logins.TakeIf(concerns)) return RefuseLogin(refused->code);
  if (!app_key) return RefuseLogin(kTokenRefused);
  app_key_ = *app_key;
  unanswered_pings_ = 0;
  next_deadline_ = now + variants_.ping_interval;
  return Answer(LoginFrame(), Reaction::Event::kLogin);
}

Reaction BrokerSession::RefuseLogin(int code) const {
  const bool seen = code != SessionFaults::kLoginUnseen;
  Reaction reaction;
  reaction.event = Reaction::Event::kLoginRefused;
  if (seen) reaction.frames.push_back(AnswerFrame("LOGIN", code));
  if (!seen || variants_.system_frame_after_refused_login) reaction.frames.push_back(SystemFrame(kNoLogin));
  reaction.close = true;
  return reaction;
}

bool BrokerSession::TooFast(absl::Time now) {
  while (!recent_registrations_.empty() && recent_registrations_.front() <= now - absl::Seconds(1)) {
    recent_registrations_.pop_front();
  }
  if (recent_registrations_.size() >= static_cast<size_t>(variants_.registrations_per_second)) return true;
  recent_registrations_.push_back(now);
  return false;
}

Reaction BrokerSession::Register(const ClientMessage& message, absl::Time now) {
  const auto refuse = [](int code, std::string_view text = {}) {
    return Answer(AnswerFrame("REG", code, text), Reaction::Event::kRegistrationRefused);
  };
  if (TooFast(now)) return refuse(kRegistrationTooFast);
  if (!message.group || !message.has_data) return refuse(kFieldMissing);
  if (!message.arrays) return refuse(kNotArrays);
  if (Ignored::Holds(message.registrations, faults_.ignored.registrations)) return Ignore();
  if (const Refusal* refusal = faults_.refusals.Check(message.registrations))
    return refuse(refusal->code, refusal->message);

  if (CountItems(message.registrations) > variants_.items_per_request) return refuse(kGroupFull);
  const bool keep = message.refresh.value_or("1") != "0";
  if (!registrations_.Add(*message.group, keep, message.registrations)) {
    return refuse(variants_.names_group_when_full ? kGroupFull : kConnectionFull);
  }
  Reaction reaction = Answer(AnswerFrame("REG", kAccepted), Reaction::Event::kRegistered);
  reaction.registered = message.registrations;
  return reaction;
}

Reaction BrokerSession::Remove(const ClientMessage& message) {
  if (!message.group || !message.has_data) return Answer(AnswerFrame("REMOVE", kFieldMissing));
  if (!message.arrays) return Answer(AnswerFrame("REMOVE", kNotArrays));
  if (Ignored::Holds(message.registrations, faults_.ignored.removals)) return Ignore();
  registrations_.Remove(*message.group, message.registrations);
  return Answer(AnswerFrame("REMOVE", kAccepted), Reaction::Event::kRemoved);
}

Reaction BrokerSession::OnTime(absl::Time now) {
  if (now < next_deadline_) return {};
  if (!logged_in()) return End(kNoLogin);
  if (unanswered_pings_ >= variants_.missed_pings) return End(kNoHeartbeat);
  ++unanswered_pings_;
  next_deadline_ = now + variants_.ping_interval;
  return Answer(PingFrame());
}

Reaction BrokerSession::OnReplaced() { return End(kReplaced); }

Reaction BrokerSession::End(std::string_view system_code) {
  Reaction reaction = Answer(SystemFrame(system_code));
  reaction.close = true;
  next_deadline_ = absl::InfiniteFuture();
  return reaction;
}

}  // namespace kiwoom::simulator
