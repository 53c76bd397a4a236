#pragma once

#include <functional>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

#include "service/transport/test_server.h"

namespace kiwoom::rest {

// A broker over TLS that issues tokens properly, and answers queries in whatever manner the test says.
class HostileBroker {
 public:
  // What follows the bytes of an answer.
  enum class End {
    kNone,   // the next request
    kTls,    // TLS says that it ends
    kReset,  // TCP is reset
    kDrip,   // one byte after the other, until the client goes
  };
  // "%" in `bytes` is the body of a good answer, with the right Content-Length in place of "#".
  struct Manner {
    std::string bytes = kGood;
    End end = End::kNone;
    bool kept = true;  // else the broker waits until the client has closed the connection
  };
  struct Query {
    int connection;
    std::string body;
  };

  static constexpr char kGood[] = "HTTP/1.1 200 OK\r\nContent-Length: #\r\n\r\n%";
  static constexpr char kTokenPrefix[] = "TOKEN-OF-THE-TEST-";

  HostileBroker();

  // From now on. The next token is number 1 again.
  void SetManner(Manner manner);
  // The queries since the last call.
  std::vector<Query> TakeQueries();
  // Waits until the client has closed one more connection that it was not to keep. Returns false if it does not.
  bool AwaitClosed();

  const transport::TestServer& server() const { return server_; }

 private:
  void Serve(transport::TestPeer& peer);
  // Returns whether the connection goes on.
  bool Play(transport::TestPeer& peer, const Manner& manner, const std::string& nonce);

  std::mutex mutex_;
  Manner manner_;               // guarded by the mutex
  std::vector<Query> queries_;  // guarded by the mutex
  int tokens_ = 0;              // guarded by the mutex
  std::counting_semaphore<> closed_{0};
  transport::TestServer server_;  // last: its threads use the rest
};

// The body of a good answer: it echoes the text of the request.
std::string GoodBody(const std::string& nonce);

}  // namespace kiwoom::rest
