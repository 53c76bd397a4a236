#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <cstdlib>
#include <string>
#include <string_view>

namespace kiwoom::http {

// One connection to an HTTP door: sends any bytes and reads answers, whole or chunk by chunk.
class TestBrowser {
 public:
  struct Answer {
    std::string head;  // the status line and the headers; "" if the connection has ended before
    std::string body;

    std::string status() const { return head.substr(0, 12); }
    // "" if there is none.
    std::string Header(const std::string& name) const {
      const size_t at = head.find("\r\n" + name + ": ");
      if (at == std::string::npos) return "";
      const size_t begin = at + name.size() + 4;
      return head.substr(begin, head.find("\r\n", begin) - begin);
    }
  };

  // With a small buffer the client is soon a slow one.
  explicit TestBrowser(int port, int receive_buffer = 0) {
    socket_.open(boost::asio::ip::tcp::v4(), error_);
    if (receive_buffer > 0) {
      socket_.set_option(boost::asio::socket_base::receive_buffer_size(receive_buffer), error_);
    }
    socket_.connect({boost::asio::ip::address_v4::loopback(), static_cast<uint16_t>(port)}, error_);
    EXPECT_FALSE(error_) << error_.message();
  }

  void Send(std::string_view bytes) {
    boost::asio::write(socket_, boost::asio::buffer(bytes.data(), bytes.size()), error_);
  }
  void Leave() { socket_.close(error_); }

  // A call as curl sends it.
  static std::string Post(const std::string& path, const std::string& type, std::string_view body,
                          const std::string& headers = "") {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
  }

  std::string ReceiveHead() {
    size_t end = std::string::npos;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!ReceiveSome()) return "";
    }
    return Take(end + 4);
  }
  // A whole answer. `head`: to HEAD, without a body.
  Answer Receive(bool head = false) {
    Answer answer{.head = ReceiveHead(), .body = ""};
    if (head || answer.head.empty()) return answer;
    if (answer.Header("Transfer-Encoding") == "chunked") {
      for (std::string chunk = ReceiveChunk(); !chunk.empty(); chunk = ReceiveChunk()) answer.body += chunk;
    } else if (const std::string length = answer.Header("Content-Length"); !length.empty()) {
      const size_t size = std::strtoul(length.c_str(), nullptr, 10);
      while (received_.size() < size && ReceiveSome()) {
      }
      answer.body = Take(size);
    }
    return answer;
  }
  Answer Ask(std::string_view request, bool head = false) {
    Send(request);
    return Receive(head);
  }
  // The next chunk of a stream; "" at its end, or if the connection ends.
  std::string ReceiveChunk() {
    size_t line = std::string::npos;
    while ((line = received_.find("\r\n")) == std::string::npos) {
      if (!ReceiveSome()) return "";
    }
    const size_t size = std::strtoul(received_.c_str(), nullptr, 16);
    while (received_.size() < line + 2 + size + 2) {
      if (!ReceiveSome()) return "";
    }
    Take(line + 2);
    const std::string chunk = Take(size);
    Take(2);
    return chunk;
  }

  // Waits until the server ends the connection; returns what came before.
  std::string Rest() {
    while (ReceiveSome()) {
    }
    return Take(received_.size());
  }

 private:
  bool ReceiveSome() {
    char bytes[4096];
    const size_t size = socket_.read_some(boost::asio::buffer(bytes), error_);
    received_.append(bytes, size);
    return !error_;
  }
  std::string Take(size_t size) {
    const std::string taken = received_.substr(0, size);
    received_.erase(0, taken.size());
    return taken;
  }

  boost::asio::io_context io_;
  boost::asio::ip::tcp::socket socket_{io_};
  boost::system::error_code error_;
  std::string received_;
};

}  // namespace kiwoom::http
