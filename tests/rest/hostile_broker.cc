#include "tests/rest/hostile_broker.h"

#include <chrono>
#include <utility>

#include "absl/strings/str_replace.h"
#include "service/rest/test_rest_trs.h"

namespace kiwoom::rest {
namespace {

using std::chrono::milliseconds;

}  // namespace

std::string GoodBody(const std::string& nonce) { return R"({"cur_prc":")" + nonce + R"(","return_code":0})"; }

HostileBroker::HostileBroker() : server_([this](transport::TestPeer& peer) { Serve(peer); }) {}

void HostileBroker::SetManner(Manner manner) {
  const std::lock_guard lock(mutex_);
  manner_ = std::move(manner);
  tokens_ = 0;
}

std::vector<HostileBroker::Query> HostileBroker::TakeQueries() {
  const std::lock_guard lock(mutex_);
  return std::exchange(queries_, {});
}

bool HostileBroker::AwaitClosed() { return closed_.try_acquire_for(std::chrono::seconds(30)); }

void HostileBroker::Serve(transport::TestPeer& peer) {
  for (auto request = peer.ReadRequest(); !request.target.empty(); request = peer.ReadRequest()) {
    std::unique_lock lock(mutex_);
    if (request.target == kTokenTr.path) {
      const std::string token = kTokenPrefix + std::to_string(++tokens_);
      lock.unlock();
      peer.Respond(200, {}, R"({"expires_dt":"20991231235959","token":")" + token + R"(","return_code":0})");
      continue;
    }
    queries_.push_back({peer.number(), request.body});
    const Manner manner = manner_;
    lock.unlock();
    if (!Play(peer, manner, request.body)) return;
  }
}

bool HostileBroker::Play(transport::TestPeer& peer, const Manner& manner, const std::string& nonce) {
  const std::string body = GoodBody(nonce);
  peer.SendRaw(absl::StrReplaceAll(manner.bytes, {{"%", body}, {"#", std::to_string(body.size())}}));
  if (manner.end == End::kTls) peer.EndTls();
  if (manner.end == End::kReset) {
    peer.WaitUntilReceived();
    peer.Reset();
    closed_.release();
    return false;
  }
  // The semaphore paces the bytes: nobody releases it.
  std::binary_semaphore never{0};
  while (manner.end == End::kDrip && !peer.failed()) {
    peer.SendRaw("x");
    (void)never.try_acquire_for(milliseconds(1));
  }
  if (manner.kept) return true;
  peer.WaitForEnd();
  closed_.release();
  return false;
}

}  // namespace kiwoom::rest
