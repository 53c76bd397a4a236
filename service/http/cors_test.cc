#include "service/http/cors.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

TEST(Cors, TellsTheBrowserWhatThePageMayRead) {
  EXPECT_EQ(CorsHeaders("https://desk.example"),
            (Headers{{"Access-Control-Allow-Origin", "https://desk.example"},
                     {"Access-Control-Expose-Headers",
                      "Grpc-Status, Grpc-Message, Grpc-Status-Details-Bin, Trailer-Kiwoom-Request-Id"},
                     {"Vary", "Origin"}}));
}

TEST(Cors, AllowsTheHeadersThatThePageAsksFor) {
  const struct {
    const char* requested;
    const char* allowed;
  } kCases[] = {
      {"authorization,connect-protocol-version,content-type", "authorization,connect-protocol-version,content-type"},
      {"content-type, x-grpc-web,kiwoom-session", "content-type, x-grpc-web,kiwoom-session"},
      {"",
       "Authorization, Content-Type, Connect-Protocol-Version, Connect-Timeout-Ms, Grpc-Timeout, X-Grpc-Web, "
       "X-User-Agent"},
      {"a\r\nSet-Cookie: b",
       "Authorization, Content-Type, Connect-Protocol-Version, Connect-Timeout-Ms, Grpc-Timeout, X-Grpc-Web, "
       "X-User-Agent"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(PreflightHeaders("https://desk.example", test.requested, false),
              (Headers{{"Access-Control-Allow-Origin", "https://desk.example"},
                       {"Access-Control-Allow-Methods", "POST, GET"},
                       {"Access-Control-Allow-Headers", test.allowed},
                       {"Access-Control-Max-Age", "7200"},
                       {"Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network"}}));
  }
}

TEST(Cors, APageOfTheInternetMayCallIntoThePrivateNetworkIfItIsListed) {
  EXPECT_EQ(PreflightHeaders("https://desk.example", "", true).back(),
            (std::pair<std::string, std::string>{"Access-Control-Allow-Private-Network", "true"}));
}

}  // namespace
}  // namespace kiwoom::http
