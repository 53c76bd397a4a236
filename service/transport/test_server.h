#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "service/transport/test_certificate.h"

namespace kiwoom::transport {

// The server's end of one TLS connection, used by a script on its own thread. All methods block. After a failure (the
// client disconnected) they return at once, with an empty result.
class TestPeer {
 public:
  virtual ~TestPeer() = default;

  virtual int number() const = 0;    // of the connection, from 0
  virtual bool resumed() const = 0;  // whether it resumed the TLS session of an earlier connection
  virtual bool failed() const = 0;   // whether the client has gone, as far as the last call could tell

  // WebSocket.
  virtual std::string AcceptWebsocket() = 0;  // returns the request: "/path host:port"
  virtual std::string ReadText() = 0;
  virtual void SendText(const std::string& text) = 0;
  virtual void Ping() = 0;
  // The next frame as it comes, unmasked. Do not mix it with ReadText.
  struct Frame {
    bool final = false;
    uint8_t opcode = 0;
    std::string key;  // 4 bytes; empty: not masked
    std::string payload;
  };
  virtual Frame ReadFrame() = 0;
  virtual void CloseWebsocket(int code, const std::string& reason) = 0;  // and waits for the client's close

  // HTTP.
  struct Request {
    std::string target;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
  };
  virtual Request ReadRequest() = 0;
  virtual void Respond(int status, const std::map<std::string, std::string>& headers, const std::string& body) = 0;

  // Raw bytes.
  virtual void SendRaw(const std::string& bytes) = 0;
  virtual void WaitForEnd() = 0;  // reads until the client disconnects

  // TLS and TCP.
  virtual void SendTlsMessages() = 0;  // a session ticket and a key update
  virtual void SendUnencrypted(const std::string& bytes) = 0;
  virtual void EndTls() = 0;             // sends close_notify, does not wait for the client's
  virtual void EndTcp() = 0;             // sends FIN without close_notify
  virtual void Reset() = 0;              // sends RST
  virtual void WaitUntilReceived() = 0;  // by the client's kernel, not necessarily by the client
};

struct TestServerOptions {
  std::string names = "DNS:localhost,IP:127.0.0.1";  // of the certificate
  bool old_tls = false;                              // supports at most TLS 1.1
  bool tls_1_2 = false;                              // supports at most TLS 1.2
  bool silent = false;                               // accepts connections but never sends anything, not even TLS
  uint16_t port = 0;                                 // 0: any free port
  std::optional<TestCertificate> certificate = {};   // used instead of a new one
};

// A TLS server on 127.0.0.1. It runs a script on each connection and closes the connection when the
// script ends.
class TestServer {
 public:
  using Script = std::function<void(TestPeer&)>;

  explicit TestServer(Script script, TestServerOptions options = {});
  ~TestServer();  // shuts the connections down and waits for the scripts

  uint16_t port() const;
  const std::string& certificate() const;  // for the client to trust
  const TestCertificate& identity() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::transport
