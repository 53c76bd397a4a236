#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kiwoom::chaos {

// One TLS connection of a client. Bytes that are written leave in order, without waiting.
class TlsPeer {
 public:
  virtual ~TlsPeer() = default;
  virtual void Write(std::string bytes) = 0;
  // FIN, after what was written; RST, at once.
  virtual void Close() = 0;
  virtual void Reset() = 0;
  // It stays open, and nothing leaves or arrives any more.
  virtual void Freeze() = 0;
};

// A TLS server on 127.0.0.1 that hands over raw bytes. It and its callbacks live on the thread that runs `loop`.
class TlsWire {
 public:
  struct Callbacks {
    std::function<void(const std::shared_ptr<TlsPeer>&, std::string_view)> bytes;
    std::function<void(const std::shared_ptr<TlsPeer>&)> gone;  // once, also after Close and Reset
  };

  TlsWire(boost::asio::io_context& loop, Callbacks callbacks);
  ~TlsWire();

  uint16_t port() const;
  const std::string& certificate() const;  // for the client to trust
  // Whether new connections are reset at once.
  void Refuse(bool refuse);

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace kiwoom::chaos
