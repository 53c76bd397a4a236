#include "tests/chaos/broker_session.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/chaos/http_text.h"
#include "tests/chaos/websocket_wire.h"

namespace kiwoom::chaos {
namespace {

using Answer = Treatment::Answer;

// An answer after this time may be taken for that of a later request.
constexpr absl::Duration kTooLate = absl::Seconds(1);
// A request that was neither executed nor answered, and within this time an answer to no request: together they look
// like a request that was executed, and no client could tell. So this broker does not combine them.
constexpr absl::Duration kPending = absl::Seconds(3);

constexpr char kReplaced[] =
    R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다"})";
constexpr char kKeyRefused[] =
    R"({"return_code":3,"return_msg":"인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]"})";

Treatment TokenRefused() {
  return {.answer = Answer::kRefuse, .code = "805004", .message = "토큰 인증에 실패했습니다"};
}

std::string AnswerText(const std::string& name, const Treatment& treatment) {
  return absl::StrCat(R"({"trnm":")", name, R"(","return_code":)", treatment.code, R"(,"return_msg":")",
                      treatment.message, "\"}");
}

}  // namespace

void BrokerSession::TreatItem(const std::string& item, Treatment treatment, absl::Duration period) {
  item_treatments_[item] = {std::move(treatment), absl::Now() + period};
}

void BrokerSession::TreatToken(int status, std::string body, absl::Duration delay) {
  token_treatments_.push_back({status, std::move(body), delay});
}

void BrokerSession::SetAway(bool away) {
  away_ = away;
  if (away) Reset();
}

void BrokerSession::SetKeyRefused(bool refused) {
  key_refused_ = refused;
  if (refused) Reset();
}

void BrokerSession::BeGood() {
  treatments_.clear();
  item_treatments_.clear();
  token_treatments_.clear();
  away_ = false;
  key_refused_ = false;
  pings_ = true;
}

void BrokerSession::OnTokenRequest(const std::shared_ptr<TlsPeer>& peer) {
  if (away_) return peer->Write(HttpAnswer(503, "<html>Service Unavailable</html>"));
  if (key_refused_) return peer->Write(HttpAnswer(200, kKeyRefused));
  TokenTreatment treatment{200, "", absl::ZeroDuration()};
  if (!token_treatments_.empty()) {
    treatment = std::move(token_treatments_.front());
    token_treatments_.pop_front();
  }
  floor_.After(treatment.delay, [this, peer, treatment] {
    if (treatment.body.empty()) return IssueToken(peer);
    peer->Write(HttpAnswer(treatment.status, treatment.body));
  });
}

void BrokerSession::IssueToken(const std::shared_ptr<TlsPeer>& peer) {
  const std::string token = absl::StrCat("TOKEN-OF-THE-CHAOS-", name(), "-", ++issued_);
  tokens_.insert(token);
  peer->Write(HttpAnswer(200, absl::StrCat(R"({"expires_dt":"20991231235959","token_type":"bearer","token":")", token,
                                           R"(","return_code":0,"return_msg":""})")));
}

void BrokerSession::OnLogin(const std::shared_ptr<TlsPeer>& peer, const ClientRequest& request) {
  if (away_) return peer->Reset();
  Treatment treatment = TakeTreatment(request);
  if (treatment.answer == Answer::kGood && (key_refused_ || !Issued(request.token))) treatment = TokenRefused();
  if (treatment.answer == Answer::kNone) return;
  if (treatment.answer == Answer::kRefuse) {
    peer->Write(TextFrame(AnswerText("LOGIN", treatment)));
    return peer->Close();
  }
  logging_in_.insert(peer.get());
  floor_.After(treatment.delay, [this, peer, treatment] {
    if (logging_in_.erase(peer.get()) == 0) return;  // it is gone
    if (peer_ != nullptr) {
      SendText(kReplaced);
      SendClose(1000, "Bye");
    }
    End();
    peer_ = peer;
    Answer(peer, "LOGIN", treatment);
  });
}

void BrokerSession::OnRequest(const std::shared_ptr<TlsPeer>& peer, const ClientRequest& request) {
  if (peer != peer_) return;
  if (request.name == "REG") OnRegistration(request, false);
  if (request.name == "REMOVE") OnRegistration(request, true);
}

void BrokerSession::OnGone(const std::shared_ptr<TlsPeer>& peer) {
  logging_in_.erase(peer.get());
  if (peer == peer_) End();
}

void BrokerSession::End() {
  peer_.reset();
  registered_.clear();
  floor_.ledger().UnregisterAll(name(), absl::Now());
}

Treatment BrokerSession::TakeTreatment(const ClientRequest& request) {
  if (request.name == "REG") {
    for (const Topic& topic : request.topics) {
      const auto entry = item_treatments_.find(topic.item);
      if (entry != item_treatments_.end() && absl::Now() < entry->second.until) return entry->second.treatment;
    }
  }
  auto& queue = treatments_[request.name];
  if (queue.empty()) return {};
  Treatment treatment = std::move(queue.front());
  queue.pop_front();
  return treatment;
}

Topic BrokerSession::Own(Topic topic) const {
  if (IsOfAccount(topic.type)) topic.session = name();
  return topic;
}

void BrokerSession::OnRegistration(const ClientRequest& request, bool remove) {
  const Treatment treatment = TakeTreatment(request);
  const bool unanswered = treatment.answer == Answer::kNone;
  const absl::Time now = absl::Now();
  const bool swallowed =
      unanswered && floor_.random()() % 2 == 0 && !floor_.ledger().Misled(name(), {now - kPending, now});
  if (swallowed) swallowed_ = now;
  if (treatment.answer != Answer::kRefuse && !swallowed) {
    for (const Topic& requested : request.topics) {
      const Topic topic = Own(requested);
      remove ? floor_.ledger().Unregister(topic, name(), now) : floor_.ledger().Register(topic, name(), now);
      remove ? (void)registered_.erase(topic) : (void)registered_.insert(topic);
    }
    for (int i = 0; i < treatment.rows_first && !request.topics.empty(); ++i) {
      const Topic topic = Own(request.topics[static_cast<size_t>(i) % request.topics.size()]);
      if (registered_.contains(topic)) SendText(RealFrame({Row(topic)}));
    }
  }
  if (unanswered) return;
  if (treatment.delay == absl::ZeroDuration()) return Answer(peer_, request.name, treatment);
  floor_.After(treatment.delay, [this, peer = peer_, name = request.name, treatment] {
    if (peer == peer_) Answer(peer, name, treatment);
  });
}

void BrokerSession::Answer(const std::shared_ptr<TlsPeer>& peer, const std::string& request,
                           const Treatment& treatment) {
  const std::string text = AnswerText(request, treatment);
  peer->Write(TextFrame(text));
  if (treatment.delay >= kTooLate) floor_.ledger().Mislead(name(), absl::Now());
  if (treatment.answer != Answer::kTwice || WouldDeceive()) return;
  floor_.ledger().Mislead(name(), absl::Now());
  peer->Write(TextFrame(text));
}

std::optional<Topic> BrokerSession::AnyTopic() {
  if (registered_.empty()) return std::nullopt;
  auto topic = registered_.begin();
  std::advance(topic, static_cast<ptrdiff_t>(floor_.random()() % registered_.size()));
  return *topic;
}

bool BrokerSession::WouldDeceive() const { return absl::Now() - swallowed_ < kPending; }

void BrokerSession::SendUnaskedAnswer(std::string_view text) {
  if (WouldDeceive()) return;
  floor_.ledger().Mislead(name(), absl::Now());
  SendText(text);
}

void BrokerSession::SendText(std::string_view text) { SendBytes(TextFrame(text)); }

void BrokerSession::SendBytes(std::string bytes) {
  if (peer_ != nullptr) peer_->Write(std::move(bytes));
}

void BrokerSession::SendRows(int count, int rows_per_frame) {
  std::vector<std::string> rows;
  for (int i = 0; i < count; ++i) {
    const auto topic = AnyTopic();
    if (!topic.has_value()) return;
    rows.push_back(Row(*topic));
    if (static_cast<int>(rows.size()) < rows_per_frame && i + 1 < count) continue;
    SendText(RealFrame(rows));
    rows.clear();
  }
}

void BrokerSession::SendClose(int code, std::string_view reason) {
  if (peer_ == nullptr) return;
  peer_->Write(CloseFrame(static_cast<uint16_t>(code), reason));
  peer_->Close();
  End();
}

void BrokerSession::Ping() {
  if (pings_) SendText(R"({"trnm":"PING"})");
}

void BrokerSession::Reset() {
  if (peer_ != nullptr) std::shared_ptr(peer_)->Reset();
}

void BrokerSession::Finish() {
  if (peer_ == nullptr) return;
  peer_->Close();
  End();
}

void BrokerSession::Freeze() {
  if (peer_ == nullptr) return;
  peer_->Freeze();
  frozen_.push_back(peer_);
}

}  // namespace kiwoom::chaos
