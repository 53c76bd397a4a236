#include "tests/chaos/chaos_broker.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <chrono>
#include <future>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/chaos/http_text.h"

namespace kiwoom::chaos {
namespace {

constexpr std::chrono::milliseconds kTick(5);
constexpr std::chrono::seconds kPing(3);

}  // namespace

ChaosBroker::ChaosBroker(StampLedger& ledger, std::vector<BrokerKey> keys, uint64_t seed, int rows_per_second)
    : ledger_(ledger), random_(seed), rows_per_second_(rows_per_second) {
  BrokerFloor& floor = *this;
  for (BrokerKey& key : keys) sessions_.push_back(std::make_unique<BrokerSession>(std::move(key), floor));
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

void ChaosBroker::BeGood() {
  for (const auto& session : sessions_) session->BeGood();
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
    if (!clients_.contains(peer.get())) return;  // it has been reset
    if (text->kind == ClientText::Kind::kClose) peer->Close();
  }
}

void ChaosBroker::OnGone(const std::shared_ptr<TlsPeer>& peer) {
  for (const auto& session : sessions_) session->OnGone(peer);
  clients_.erase(peer.get());
}

void ChaosBroker::OnHttp(Client& client) {
  const auto body = HttpBodyOf(client.text);
  if (!body.has_value()) return;
  const std::string text = std::exchange(client.text, {});
  if (text.starts_with("GET ")) {
    client.websocket = true;
    return client.peer->Write(HandshakeAnswer(text));
  }
  for (const auto& session : sessions_) {
    if (body->find('"' + session->app_key() + '"') != std::string::npos) return session->OnTokenRequest(client.peer);
  }
}

void ChaosBroker::OnText(Client& client, const std::string& text) {
  const ClientRequest request = ClientRequest::Parse(text);
  if (request.name == "LOGIN") {
    // A token that nobody was issued is refused like an old one of the first key.
    const auto issuer = std::ranges::find_if(sessions_, [&](const auto& each) { return each->Issued(request.token); });
    client.session = issuer == sessions_.end() ? sessions_.front().get() : issuer->get();
    return client.session->OnLogin(client.peer, request);
  }
  if (client.session != nullptr) client.session->OnRequest(client.peer, request);
}

std::string ChaosBroker::Row(const BrokerSession& session, const Topic& topic, const RowSpelling& spelling) {
  const uint64_t stamp = ledger_.Send(topic, absl::Now());
  for (const auto& other : sessions_) {
    if (other.get() == &session || !other->registered().contains(topic)) continue;
    other->SendText(RealFrame({RowText(topic, stamp)}));
  }
  return RowText(topic, stamp, spelling);
}

void ChaosBroker::SendOneRowOfEach() {
  std::set<Topic> sent;
  for (const auto& session : sessions_) {
    for (const Topic& topic : session->registered()) {
      if (sent.insert(topic).second) session->SendText(RealFrame({session->Row(topic)}));
    }
  }
}

// In frames of one to three rows. A session has as many as it has registrations.
void ChaosBroker::SendSomeRows(int count) {
  std::vector<BrokerSession*> shares;
  for (const auto& session : sessions_) shares.insert(shares.end(), session->registered().size(), session.get());
  while (count > 0 && !shares.empty()) {
    const int frame = std::min(count, 1 + static_cast<int>(random_() % 3));
    shares[random_() % shares.size()]->SendRows(frame, frame);
    count -= frame;
  }
}

void ChaosBroker::Tick() {
  tick_.expires_after(kTick);
  tick_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    // On average the configured rate.
    const double due = rows_per_second_ * std::chrono::duration<double>(kTick).count();
    std::poisson_distribution<int> rows(due);
    if (rows_on_) SendSomeRows(rows(random_));
    Tick();
  });
}

void ChaosBroker::Ping() {
  ping_.expires_after(kPing);
  ping_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    for (const auto& session : sessions_) session->Ping();
    Ping();
  });
}

}  // namespace kiwoom::chaos
