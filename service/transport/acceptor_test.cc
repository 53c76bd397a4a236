#include "service/transport/acceptor.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/ip/v6_only.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kiwoom::transport {
namespace {

using boost::asio::ip::tcp;
using Error = boost::system::error_code;

class AcceptorTest : public ::testing::Test {
 protected:
  tcp::socket Connect(const char* host, int port) {
    tcp::socket client(io_);
    client.connect({boost::asio::ip::make_address(host), static_cast<uint16_t>(port)}, failure_);
    return client;
  }
  tcp::socket Connect(const char* host = "127.0.0.1") { return Connect(host, acceptor_.port()); }
  // Turns until so many connections were accepted.
  void RunUntil(size_t count) {
    while (accepted_.size() < count) io_.run_one();
  }

  boost::asio::io_context io_;
  std::vector<tcp::socket> accepted_;
  Acceptor acceptor_{io_, [this](tcp::socket connection) { accepted_.push_back(std::move(connection)); }};
  Error failure_;
};

TEST_F(AcceptorTest, AcceptsOnTheAddressThatItHas) {
  ASSERT_TRUE(acceptor_.Listen("127.0.0.1:0").ok());
  const tcp::socket first = Connect(), second = Connect();
  RunUntil(2);
  tcp::no_delay no_delay;
  accepted_[1].get_option(no_delay);
  EXPECT_TRUE(no_delay.value());
  Connect("127.0.0.2");
  EXPECT_EQ(failure_, boost::asio::error::connection_refused) << "another address of this machine";
}

TEST_F(AcceptorTest, AcceptsOnEveryAddressOfAName) {
  const Error none = [&] {
    Error error;
    tcp::acceptor v6(io_);
    v6.open(tcp::v6(), error);
    if (!error) v6.bind({boost::asio::ip::address_v6::loopback(), 0}, error);
    return error;
  }();
  if (none) GTEST_SKIP() << "this machine has no IPv6: " << none.message();
  // Debian's localhost is the address of IPv4 and, on most machines, that of IPv6.
  tcp::resolver resolver(io_);
  const auto addresses = resolver.resolve("localhost", "1");
  ASSERT_TRUE(acceptor_.Listen("localhost:0").ok());
  size_t count = 0;
  std::vector<tcp::socket> clients;
  for (const auto& entry : addresses) {
    clients.push_back(Connect(entry.endpoint().address().to_string().c_str()));
    EXPECT_FALSE(failure_) << entry.endpoint();
    RunUntil(++count);
  }
}

TEST_F(AcceptorTest, TheWildcardOfEitherFamilyMeansBoth) {
  for (const char* wildcard : {"0.0.0.0:0", "[::]:0"}) {
    Acceptor acceptor(io_, [this](tcp::socket connection) { accepted_.push_back(std::move(connection)); });
    ASSERT_TRUE(acceptor.Listen(wildcard).ok());
    accepted_.clear();
    const tcp::socket v4 = Connect("127.0.0.1", acceptor.port());
    RunUntil(1);
    const tcp::socket v6 = Connect("::1", acceptor.port());
    if (failure_ == boost::system::errc::address_not_available) continue;  // a machine without IPv6
    EXPECT_FALSE(failure_) << failure_.message();
    RunUntil(2);
  }
}

TEST_F(AcceptorTest, ErrorsAreWhatTheKernelSays) {
  Acceptor other(io_, [](tcp::socket) {});
  ASSERT_TRUE(other.Listen("127.0.0.1:0").ok());
  EXPECT_EQ(acceptor_.Listen("127.0.0.1:" + std::to_string(other.port())).message(), "Address already in use");
  EXPECT_EQ(acceptor_.Listen("192.0.2.1:50051").message(), "Cannot assign requested address") << "documentation's";
  EXPECT_NE(acceptor_.Listen("no-such-host.invalid:50051").message(), "");
  EXPECT_EQ(acceptor_.Listen("50051").message(), "HOST:PORT was expected");
}

TEST_F(AcceptorTest, GoesOnAfterALackOfDescriptors) {
  ASSERT_TRUE(acceptor_.Listen("127.0.0.1:0").ok());
  const tcp::socket waiting = Connect();
  rlimit limit{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &limit), 0);
  const int lowest = dup(STDERR_FILENO);
  close(lowest);
  const rlimit none{.rlim_cur = static_cast<rlim_t>(lowest), .rlim_max = limit.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  io_.poll();
  EXPECT_EQ(accepted_.size(), 0);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
  RunUntil(1);
}

TEST_F(AcceptorTest, RefusesWhatComesAfterItIsClosed) {
  ASSERT_TRUE(acceptor_.Listen("127.0.0.1:0").ok());
  const tcp::socket waiting = Connect();
  acceptor_.Close();
  Connect();
  EXPECT_EQ(failure_, boost::asio::error::connection_refused);
  io_.poll();
  EXPECT_EQ(accepted_.size(), 0) << "nor was the one accepted that waited";
}

}  // namespace
}  // namespace kiwoom::transport
