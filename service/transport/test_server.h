#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "service/transport/test_certificate.h"

namespace kiwoom::transport {

// The server's end of one TLS connection, used from a script that runs on a thread of its own. Everything blocks; after
// a failure (the client went away) everything returns at once, empty.
class TestPeer {
 public:
  virtual ~TestPeer() = default;

  virtual int number() const = 0;    // of the connection, from 0
  virtual bool resumed() const = 0;  // a TLS session of an earlier connection
  virtual bool failed() const = 0;   // the client went away, as far as is known

  // WebSocket.
  virtual std::string AcceptWebsocket() = 0;  // what was asked for: "/path host:port"
  virtual std::string ReadText() = 0;
  virtual void SendText(const std::string& text) = 0;
  virtual void Ping() = 0;
  virtual void CloseWebsocket(int code, const std::string& reason) = 0;  // and waits for the answer

  // HTTP.
  struct Request {
    std::string target;
    std::map<std::string, std::string> headers;  // names in small letters
    std::string body;
  };
  virtual Request ReadRequest() = 0;
  virtual void Respond(int status, const std::map<std::string, std::string>& headers, const std::string& body) = 0;

  // Bytes as they are.
  virtual void SendRaw(const std::string& bytes) = 0;
  virtual void WaitForEnd() = 0;  // reads until the client is gone

  // TLS and TCP.
  virtual void SendTlsMessages() = 0;  // what TLS has to say for itself: a session ticket, a change of keys
  virtual void SendUnencrypted(const std::string& bytes) = 0;
  virtual void EndTls() = 0;             // close_notify: sends nothing more, does not wait for the client's
  virtual void EndTcp() = 0;             // FIN, without a word from TLS
  virtual void Reset() = 0;              // RST: the connection is gone
  virtual void WaitUntilReceived() = 0;  // the client's kernel has all that was sent, whether it was read or not
};

struct TestServerOptions {
  std::string names = "DNS:localhost,IP:127.0.0.1";  // of the certificate
  bool old_tls = false;                              // nothing newer than TLS 1.1
  bool tls_1_2 = false;                              // nothing newer than that
  bool silent = false;                               // takes connections and says nothing, not even TLS
  uint16_t port = 0;                                 // any that is free
  std::optional<TestCertificate> certificate = {};   // instead of a new one with `names`
};

// A TLS server on a port of 127.0.0.1 that plays a script with every connection, and closes it when the script
// ends.
class TestServer {
 public:
  using Script = std::function<void(TestPeer&)>;

  explicit TestServer(Script script, TestServerOptions options = {});
  ~TestServer();  // cuts the connections, waits for the scripts

  uint16_t port() const;
  const std::string& certificate() const;  // what a client has to trust
  const TestCertificate& identity() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::transport
