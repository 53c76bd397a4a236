#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace kiwoom::admin {

// One connection to an admin port: sends any bytes and reads answers.
class TestVisitor {
 public:
  explicit TestVisitor(int port) {
    socket_.connect({boost::asio::ip::address_v4::loopback(), static_cast<uint16_t>(port)}, error_);
    EXPECT_FALSE(error_) << error_.message();
  }

  void Send(std::string_view bytes) {
    boost::asio::write(socket_, boost::asio::buffer(bytes.data(), bytes.size()), error_);
  }
  void EndSending() { socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send, error_); }

  // One whole answer, headers included; what came of it if the connection ends before. `head`: no body follows.
  std::string Receive(bool head = false) {
    size_t end = std::string::npos;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!ReceiveSome()) return std::exchange(received_, "");
    }
    const size_t length =
        head ? 0 : std::strtoul(received_.c_str() + received_.find("Content-Length: ") + 16, nullptr, 10);
    while (received_.size() < end + 4 + length) {
      if (!ReceiveSome()) break;
    }
    const std::string answer = received_.substr(0, end + 4 + length);
    received_.erase(0, answer.size());
    return answer;
  }
  std::string Ask(std::string_view request, bool head = false) {
    Send(request);
    return Receive(head);
  }
  std::string Get(const std::string& path) { return Ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"); }

  bool HasAnswer() { return socket_.available(error_) > 0; }

  // Waits until the server ends the connection; whether nothing came before.
  bool Ended() {
    while (ReceiveSome()) {
    }
    return received_.empty();
  }

 private:
  bool ReceiveSome() {
    char bytes[4096];
    const size_t size = socket_.read_some(boost::asio::buffer(bytes), error_);
    received_.append(bytes, size);
    return !error_;
  }

  boost::asio::io_context io_;
  boost::asio::ip::tcp::socket socket_{io_};
  boost::system::error_code error_;
  std::string received_;
};

// "HTTP/1.1 200" of an answer, and what follows the headers.
inline std::string StatusOf(const std::string& answer) { return answer.substr(0, 12); }
inline std::string BodyOf(const std::string& answer) {
  const size_t end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

}  // namespace kiwoom::admin
