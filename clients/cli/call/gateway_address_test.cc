#include "clients/cli/call/gateway_address.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

TEST(GatewayAddressTest, TheSchemeOrTheMachineDecides) {
  const struct {
    const char* text;
    bool has_ca_file;
    const char* target;
    bool tls;
  } kCases[] = {
      {"127.0.0.1:50051", false, "127.0.0.1:50051", false},
      {"127.0.0.1:50051", true, "127.0.0.1:50051", true},
      {"localhost:50051", false, "localhost:50051", false},
      {"[::1]:50051", false, "[::1]:50051", false},
      {"gateway.example:50051", false, "gateway.example:50051", true},
      {"gateway.example:50051", true, "gateway.example:50051", true},
      {"192.0.2.7:50051", false, "192.0.2.7:50051", true},
      {"https://127.0.0.1:50051", false, "127.0.0.1:50051", true},
      {"HTTPS://gateway.example:50051/", false, "gateway.example:50051", true},
      {"http://gateway.example:50051", false, "gateway.example:50051", false},
      {"http://gateway.example:50051", true, "gateway.example:50051", false},
      {"http://[2001:db8::7]:50051", false, "[2001:db8::7]:50051", false},
      {"dns:///localhost:50051", false, "dns:///localhost:50051", false},
      {"unix:/run/gateway.sock", false, "unix:/run/gateway.sock", false},
      {"ipv4:127.0.0.1:50051,127.0.0.1:50052", false, "ipv4:127.0.0.1:50051,127.0.0.1:50052", false},
  };
  for (const auto& c : kCases) {
    const auto address = ParseGatewayAddress(c.text, c.has_ca_file);
    ASSERT_TRUE(address.ok()) << c.text << ": " << address.status();
    EXPECT_EQ(address->target, c.target) << c.text;
    EXPECT_EQ(address->tls, c.tls) << c.text;
  }
}

TEST(GatewayAddressTest, OthersAreRefused) {
  for (const char* text :
       {"ftp://gateway.example:50051", "https://gateway.example", "https://:50051", "http://",
        "https://gateway.example:port", "https://gateway.example:50051/path", "http://::1", "gateway/x"}) {
    EXPECT_EQ(ParseGatewayAddress(text, false).status().message(),
              "\"" + std::string(text) +
                  "\" is not the address of a gateway: write HOST:PORT, https://HOST:PORT or "
                  "http://HOST:PORT.")
        << text;
  }
}

}  // namespace
}  // namespace kiwoom::cli
