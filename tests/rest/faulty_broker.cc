#include "tests/rest/faulty_broker.h"

#include <chrono>
#include <semaphore>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/rest/test_gzip.h"
#include "service/rest/test_rest_trs.h"

namespace kiwoom::rest {
namespace {

using transport::TestPeer;

std::string Http(int status, const std::string& body, const std::string& headers = "") {
  return absl::StrCat("HTTP/1.1 ", status, " Such\r\n", headers, "Content-Length: ", body.size(), "\r\n\r\n", body);
}

std::string Refusal(int return_code, const std::string& words) {
  return absl::StrCat(R"({"return_code":)", return_code, R"(,"return_msg":")", words, R"("})");
}

std::string Chunks(const std::string& body, std::mt19937_64& random) {
  std::string out = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (size_t at = 0; at < body.size();) {
    const std::string piece = body.substr(at, 1 + random() % 20);
    absl::StrAppend(&out, absl::Hex(piece.size()), "\r\n", piece, "\r\n");
    at += piece.size();
  }
  return out + "0\r\n\r\n";
}

// Nothing, for so long or until the client goes.
bool Linger(TestPeer& peer, std::chrono::milliseconds time) {
  std::binary_semaphore never{0};
  (void)never.try_acquire_for(time);
  return !peer.failed();
}

}  // namespace

FaultyBroker::FaultyBroker(uint64_t seed) : seed_(seed), server_([this](TestPeer& peer) { Serve(peer); }) {}

std::map<std::string, int> FaultyBroker::Changes() const {
  const std::lock_guard lock(mutex_);
  return changes_;
}

int FaultyBroker::faults() const {
  const std::lock_guard lock(mutex_);
  return faults_;
}

void FaultyBroker::Serve(TestPeer& peer) {
  std::mt19937_64 random(seed_ * 1'000'003 + static_cast<uint64_t>(peer.number()));
  for (Request request = peer.ReadRequest(); !request.target.empty(); request = peer.ReadRequest()) {
    const bool goes_on = request.target == kTokenTr.path ? OnToken(peer, random) : OnQuery(peer, request, random);
    if (!goes_on) return;
  }
}

bool FaultyBroker::OnToken(TestPeer& peer, std::mt19937_64& random) {
  std::unique_lock lock(mutex_);
  token_ = absl::StrCat(kTokenPrefix, ++tokens_);
  const std::string answer =
      Http(200, R"({"expires_dt":"20991231235959","token":")" + token_ + R"(","return_code":0})");
  lock.unlock();
  switch (random() % 12) {
    case 0:
      peer.SendRaw("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer);
      return true;
    case 1:
      peer.SendRaw(answer + answer);
      return true;
    case 2:
      peer.SendRaw(answer.substr(0, random() % answer.size()));
      return false;
    default:
      peer.SendRaw(answer);
      return true;
  }
}

bool FaultyBroker::OnQuery(TestPeer& peer, const Request& request, std::mt19937_64& random) {
  const std::string& nonce = request.body;
  std::unique_lock lock(mutex_);
  if (nonce.starts_with("change")) ++changes_[nonce];
  const bool known = request.headers.at("authorization") == "Bearer " + token_;
  if (random() % 100 == 0) token_ = "";  // it has been revoked elsewhere
  const bool fault = random() % 3 == 0;
  faults_ += fault;
  lock.unlock();
  const std::string bearer = request.headers.at("authorization").substr(7);
  if (!known) {
    peer.SendRaw(Http(200, Refusal(3, "[8005:Token이 유효하지 않습니다 " + bearer + " " + nonce + "]")));
    return true;
  }
  const std::string body = R"({"cur_prc":")" + nonce + R"(","return_code":0})";
  const std::string answer = Http(200, body, "cont-yn: Y\r\nnext-key: " + nonce + "\r\n");
  if (fault) return Misbehave(peer, answer, nonce, bearer, random);
  peer.SendRaw(answer);
  return true;
}

bool FaultyBroker::Misbehave(TestPeer& peer, const std::string& answer, const std::string& nonce,
                             const std::string& bearer, std::mt19937_64& random) {
  const std::string another = Http(200, R"({"cur_prc":"another's","return_code":0})");
  switch (random() % 24) {
    case 0:
      peer.SendRaw("HTTP/1.1 100 Continue\r\n\r\n" + answer);
      return true;
    case 1:
      peer.SendRaw("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + answer);
      return true;
    case 2:
      peer.SendRaw(answer + another);
      return true;
    case 3:
      peer.SendRaw(answer + "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
      return true;
    case 4:
      peer.SendRaw(answer + "\r\n");
      return true;
    case 5:  // in pieces, each in a TLS record of its own
      for (size_t at = 0; at < answer.size(); at += 7) peer.SendRaw(answer.substr(at, 7));
      return true;
    case 6:
    case 7:
    case 8:
      peer.SendRaw(answer.substr(0, random() % answer.size()));
      return false;
    case 9:
      peer.SendRaw(answer.substr(0, random() % answer.size()));
      peer.EndTls();
      return false;
    case 10:
      peer.SendRaw(answer.substr(0, random() % answer.size()));
      peer.Reset();
      return false;
    case 11:
      peer.Reset();
      return false;
    case 12:
      return false;
    case 13:  // late: some callers have gone by then
      if (Linger(peer, std::chrono::milliseconds(random() % 100))) peer.SendRaw(answer);
      return true;
    case 14:
      peer.WaitForEnd();
      return false;
    case 15:
      peer.SendRaw(random() % 4 == 0 ? Http(429, Refusal(5, "[1700:" + nonce + "]")) : answer);
      return true;
    case 16:
      peer.SendRaw(Http(401, ""));
      return true;
    case 17:
      peer.SendRaw(Http(503, "<html>" + nonce + "</html>"));
      return true;
    case 18:
      peer.SendRaw(Http(200, Gzip(R"({"cur_prc":")" + nonce + R"(","return_code":0})")));
      return true;
    case 19:
      peer.SendRaw(Chunks(R"({"cur_prc":")" + nonce + R"(","return_code":0})", random));
      return true;
    case 20:
      peer.SendRaw(Http(200, Refusal(2, "[1902:" + nonce + "]")));
      return true;
    case 21:
      peer.SendRaw(Http(200, R"({"cur_prc":"another's"})"));
      return true;
    case 22:  // quotes the token
      peer.SendRaw(Http(200, R"({"cur_prc":")" + nonce + R"(","seen":")" + bearer + R"(","return_code":0})"));
      return true;
    default:
      peer.SendRaw("HTTP/1.1 200 OK\r\nConnection: close\r\n" + answer.substr(answer.find("\r\n") + 2));
      return true;
  }
}

}  // namespace kiwoom::rest
