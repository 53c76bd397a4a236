#include "tests/chaos/chaos_broker.h"

#include <boost/asio/post.hpp>
#include <chrono>
#include <future>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace kiwoom::chaos {
namespace {

// An answer after this time may be taken for that of a later request.
constexpr absl::Duration kTooLate = absl::Seconds(1);

constexpr std::chrono::milliseconds kTick(5);
constexpr std::chrono::seconds kPing(3);
constexpr char kReplaced[] =
    R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다"})";

std::string AnswerText(const std::string& name, const Treatment& treatment) {
  return absl::StrCat(R"({"trnm":")", name, R"(","return_code":)", treatment.code, R"(,"return_msg":")",
                      treatment.message, "\"}");
}

// The body of a complete HTTP request; none if more must arrive.
std::optional<std::string> BodyOf(const std::string& text) {
  const size_t head = text.find("\r\n\r\n");
  if (head == std::string::npos) return std::nullopt;
  size_t length = 0;
  for (const char* name : {"Content-Length: ", "content-length: "}) {
    const size_t header = text.find(name);
    if (header == std::string::npos || header > head) continue;
    const size_t begin = header + 16;
    (void)absl::SimpleAtoi(text.substr(begin, text.find('\r', begin) - begin), &length);
  }
  if (text.size() < head + 4 + length) return std::nullopt;
  return text.substr(head + 4, length);
}

std::string HttpText(int status, const std::string& body) {
  return absl::StrCat("HTTP/1.1 ", status,
                      " Whatever\r\nContent-Type: application/json\r\nContent-Length: ", body.size(), "\r\n\r\n", body);
}

}  // namespace

ChaosBroker::ChaosBroker(StampLedger& ledger, uint64_t seed, int rows_per_second)
    : ledger_(ledger), random_(seed), rows_per_second_(rows_per_second) {
  wire_ = std::make_unique<TlsWire>(
      loop_, TlsWire::Callbacks{.bytes = [this](const auto& peer, std::string_view bytes) { OnBytes(peer, bytes); },
                                .gone = [this](const auto& peer) { OnGone(peer); }});
  Tick();
  Ping();
  thread_ = std::thread([this] { loop_.run(); });
}

ChaosBroker::~ChaosBroker() {
  loop_.stop();
  thread_.join();
}

std::string ChaosBroker::urls() const {
  return absl::StrCat("https://127.0.0.1:", wire_->port(), ",wss://127.0.0.1:", wire_->port());
}

void ChaosBroker::Do(const std::function<void()>& task) {
  std::promise<void> done;
  boost::asio::post(loop_, [&] {
    task();
    done.set_value();
  });
  done.get_future().wait();
}

void ChaosBroker::TreatItem(const std::string& item, Treatment treatment, absl::Duration period) {
  item_treatments_[item] = {std::move(treatment), absl::Now() + period};
}

void ChaosBroker::TreatToken(int status, std::string body, absl::Duration delay) {
  token_treatments_.push_back({status, std::move(body), delay});
}

void ChaosBroker::BeGood() {
  treatments_.clear();
  item_treatments_.clear();
  token_treatments_.clear();
  pings_ = true;
  rows_on_ = true;
  RefuseConnections(false);
}

void ChaosBroker::After(absl::Duration delay, std::function<void()> task) {
  auto timer = std::make_shared<boost::asio::steady_timer>(loop_, absl::ToChronoNanoseconds(delay));
  timer->async_wait([timer, task = std::move(task)](const boost::system::error_code& error) {
    if (!error) task();
  });
}

void ChaosBroker::OnBytes(const std::shared_ptr<TlsPeer>& peer, std::string_view bytes) {
  Client& client = clients_[peer.get()];
  client.peer = peer;
  if (!client.websocket) {
    client.text += bytes;
    return OnHttp(client);
  }
  client.frames.Add(bytes);
  while (auto text = client.frames.Next()) {
    if (text->kind == ClientText::Kind::kText) OnText(client, text->payload);
    if (text->kind == ClientText::Kind::kClose) peer->Close();
  }
}

void ChaosBroker::OnGone(const std::shared_ptr<TlsPeer>& peer) {
  if (peer == session_) EndSession();
  clients_.erase(peer.get());
}

void ChaosBroker::EndSession() {
  session_.reset();
  registered_.clear();
  ledger_.UnregisterAll(absl::Now());
}

void ChaosBroker::OnHttp(Client& client) {
  if (!BodyOf(client.text).has_value()) return;
  const std::string text = std::exchange(client.text, {});
  if (text.starts_with("GET ")) {
    client.websocket = true;
    return client.peer->Write(HandshakeAnswer(text));
  }
  TokenTreatment treatment{200, "", absl::ZeroDuration()};
  if (!token_treatments_.empty()) {
    treatment = std::move(token_treatments_.front());
    token_treatments_.pop_front();
  }
  After(treatment.delay, [this, peer = client.peer, treatment] {
    if (treatment.body.empty()) return IssueToken(peer);
    peer->Write(HttpText(treatment.status, treatment.body));
  });
}

void ChaosBroker::IssueToken(const std::shared_ptr<TlsPeer>& peer) {
  const std::string token = absl::StrCat("TOKEN-OF-THE-CHAOS-", ++issued_);
  tokens_.insert(token);
  peer->Write(HttpText(200, absl::StrCat(R"({"expires_dt":"20991231235959","token_type":"bearer","token":")", token,
                                         R"(","return_code":0,"return_msg":""})")));
}

void ChaosBroker::OnText(Client& client, const std::string& text) {
  const ClientRequest request = ClientRequest::Parse(text);
  if (request.name == "LOGIN") return OnLogin(client, request);
  if (client.peer != session_) return;
  if (request.name == "REG") OnRegistration(request, false);
  if (request.name == "REMOVE") OnRegistration(request, true);
}

Treatment ChaosBroker::TakeTreatment(const ClientRequest& request) {
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

void ChaosBroker::OnLogin(Client& client, const ClientRequest& request) {
  Treatment treatment = TakeTreatment(request);
  if (treatment.answer == Treatment::Answer::kGood && !tokens_.contains(request.token)) {
    treatment = {.answer = Treatment::Answer::kRefuse, .code = "805004", .message = "토큰 인증에 실패했습니다"};
  }
  if (treatment.answer == Treatment::Answer::kNone) return;
  if (treatment.answer == Treatment::Answer::kRefuse) {
    client.peer->Write(TextFrame(AnswerText("LOGIN", treatment)));
    return client.peer->Close();
  }
  After(treatment.delay, [this, peer = client.peer, treatment] {
    if (!clients_.contains(peer.get())) return;
    if (session_ != nullptr) {
      SendText(kReplaced);
      SendClose(1000, "Bye");
    }
    EndSession();
    session_ = peer;
    Answer(peer, "LOGIN", treatment);
  });
}

void ChaosBroker::OnRegistration(const ClientRequest& request, bool remove) {
  const Treatment treatment = TakeTreatment(request);
  const bool unanswered = treatment.answer == Treatment::Answer::kNone;
  if (treatment.answer != Treatment::Answer::kRefuse && !(unanswered && random_() % 2 == 0)) {
    const absl::Time now = absl::Now();
    for (const Topic& topic : request.topics) {
      remove ? ledger_.Unregister(topic, now) : ledger_.Register(topic, now);
      remove ? (void)registered_.erase(topic) : (void)registered_.insert(topic);
    }
    for (int i = 0; i < treatment.rows_first && !request.topics.empty(); ++i) {
      const Topic& topic = request.topics[static_cast<size_t>(i) % request.topics.size()];
      if (registered_.contains(topic)) SendText(RealFrame({Row(topic)}));
    }
  }
  if (unanswered) return;
  if (treatment.delay == absl::ZeroDuration()) return Answer(session_, request.name, treatment);
  After(treatment.delay, [this, peer = session_, name = request.name, treatment] {
    if (peer == session_) Answer(peer, name, treatment);
  });
}

void ChaosBroker::Answer(const std::shared_ptr<TlsPeer>& peer, const std::string& name, const Treatment& treatment) {
  const std::string text = AnswerText(name, treatment);
  peer->Write(TextFrame(text));
  if (treatment.delay >= kTooLate) ledger_.Mislead(absl::Now());
  if (treatment.answer != Treatment::Answer::kTwice) return;
  ledger_.Mislead(absl::Now());
  peer->Write(TextFrame(text));
}

std::optional<Topic> ChaosBroker::AnyTopic() {
  if (registered_.empty()) return std::nullopt;
  auto topic = registered_.begin();
  std::advance(topic, static_cast<ptrdiff_t>(random_() % registered_.size()));
  return *topic;
}

void ChaosBroker::SendUnaskedAnswer(std::string_view text) {
  ledger_.Mislead(absl::Now());
  SendText(text);
}

void ChaosBroker::SendText(std::string_view text) { SendBytes(TextFrame(text)); }

void ChaosBroker::SendBytes(std::string bytes) {
  if (session_ != nullptr) session_->Write(std::move(bytes));
}

std::string ChaosBroker::Row(const Topic& topic, const RowSpelling& spelling) {
  return RowText(topic, ledger_.Send(topic, absl::Now()), spelling);
}

void ChaosBroker::SendRows(int count, int rows_per_frame) {
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

void ChaosBroker::SendClose(int code, std::string_view reason) {
  if (session_ == nullptr) return;
  session_->Write(CloseFrame(static_cast<uint16_t>(code), reason));
  session_->Close();
  EndSession();
}

void ChaosBroker::Reset() {
  if (session_ != nullptr) std::shared_ptr(session_)->Reset();
}

void ChaosBroker::Finish() {
  if (session_ == nullptr) return;
  session_->Close();
  EndSession();
}

void ChaosBroker::Freeze() {
  if (session_ == nullptr) return;
  session_->Freeze();
  frozen_.push_back(session_);
}

void ChaosBroker::Tick() {
  tick_.expires_after(kTick);
  tick_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    // On average the configured rate, in frames of one to three rows.
    const double due = rows_per_second_ * std::chrono::duration<double>(kTick).count();
    std::poisson_distribution<int> rows(due);
    if (rows_on_) SendRows(rows(random_), 1 + static_cast<int>(random_() % 3));
    Tick();
  });
}

void ChaosBroker::Ping() {
  ping_.expires_after(kPing);
  ping_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    if (pings_) SendText(R"({"trnm":"PING"})");
    Ping();
  });
}

}  // namespace kiwoom::chaos
