#include "service/rest/availability.h"

#include <gtest/gtest.h>

namespace kiwoom::rest {
namespace {

using codec::Effect;
using codec::Scope;
using codec::Transport;

constexpr absl::StatusCode kOk = absl::StatusCode::kOk;
constexpr absl::StatusCode kUnimplemented = absl::StatusCode::kUnimplemented;
constexpr absl::StatusCode kPermissionDenied = absl::StatusCode::kPermissionDenied;

constexpr codec::Tr Query(Effect effect, Scope scope, Transport transport) {
  return {.code = "ka99999",
          .title = "물건요청",
          .name = "Thing",
          .kind = codec::Kind::kRest,
          .effect = effect,
          .scope = scope,
          .transport = transport};
}

// Every combination of what a spec can say.
TEST(Availability, IsClosedByDefault) {
  const struct {
    Effect effect;
    Scope scope;
    Transport transport;
    absl::StatusCode without_accounts;
    absl::StatusCode with_accounts;
  } kCases[] = {
      {Effect::kRead, Scope::kMarket, Transport::kHttp, kOk, kOk},
      {Effect::kRead, Scope::kAccount, Transport::kHttp, kPermissionDenied, kOk},
      {Effect::kRead, Scope::kMarket, Transport::kWebsocket, kUnimplemented, kUnimplemented},
      {Effect::kRead, Scope::kAccount, Transport::kWebsocket, kUnimplemented, kUnimplemented},
      {Effect::kChange, Scope::kMarket, Transport::kHttp, kUnimplemented, kUnimplemented},
      {Effect::kChange, Scope::kAccount, Transport::kHttp, kUnimplemented, kUnimplemented},
      {Effect::kChange, Scope::kMarket, Transport::kWebsocket, kUnimplemented, kUnimplemented},
      {Effect::kChange, Scope::kAccount, Transport::kWebsocket, kUnimplemented, kUnimplemented},
  };
  for (const auto& c : kCases) {
    const codec::Tr tr = Query(c.effect, c.scope, c.transport);
    EXPECT_EQ(Availability(tr, /*accounts=*/false).code(), c.without_accounts);
    EXPECT_EQ(Availability(tr, /*accounts=*/true).code(), c.with_accounts);
  }
}

// A table that says nothing changes the world, and is the customer's.
TEST(Availability, WhatATableDoesNotSayIsClosed) {
  constexpr codec::Tr kSilent{.code = "ka99999", .kind = codec::Kind::kRest};
  EXPECT_EQ(kSilent.effect, Effect::kChange);
  EXPECT_EQ(kSilent.scope, Scope::kAccount);
  EXPECT_EQ(Availability(kSilent, /*accounts=*/true).code(), kUnimplemented);
}

TEST(Availability, SaysWhy) {
  EXPECT_EQ(std::string(Availability(Query(Effect::kChange, Scope::kAccount, Transport::kHttp), true).message()),
            "Thing (물건요청) changes something at the broker and is not served yet.");
  EXPECT_EQ(std::string(Availability(Query(Effect::kRead, Scope::kAccount, Transport::kWebsocket), true).message()),
            "Thing (물건요청) is asked for over the broker's WebSocket and is not served yet.");
  EXPECT_EQ(std::string(Availability(Query(Effect::kRead, Scope::kAccount, Transport::kHttp), false).message()),
            "Thing (물건요청) is of the account, and this gateway serves none (--accounts is off).");
}

}  // namespace
}  // namespace kiwoom::rest
