#include "service/methods/unserved_tr.h"

#include <gtest/gtest.h>

#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

using codec::Effect;
using codec::Scope;
using codec::Transport;

// Every combination that a spec can declare. The account scope makes no difference here.
TEST(UnservedTr, RejectsEffectsAndTheWebsocket) {
  constexpr char kChange[] = "/s/Do has an effect at the broker, such as an order, and is not served yet.";
  constexpr char kWebsocket[] = "/s/Do is a request over the broker's WebSocket and is not served yet.";
  const struct {
    Effect effect;
    Transport transport;
    const char* sentence;
  } kCases[] = {
      {Effect::kRead, Transport::kHttp, ""},
      {Effect::kRead, Transport::kWebsocket, kWebsocket},
      {Effect::kChange, Transport::kHttp, kChange},
      {Effect::kChange, Transport::kWebsocket, kChange},
  };
  for (const auto& c : kCases) {
    for (const Scope scope : {Scope::kMarket, Scope::kAccount}) {
      const codec::Tr tr{.kind = codec::Kind::kRest, .effect = c.effect, .scope = scope, .transport = c.transport};
      const absl::Status status = CheckServed(tr, "/s/Do");
      EXPECT_EQ(std::string(status.message()), c.sentence);
      if (status.ok()) continue;
      EXPECT_EQ(status.code(), absl::StatusCode::kUnimplemented);
      EXPECT_EQ(errors::ReasonOf(status), "REQUEST_INVALID");
    }
  }
}

TEST(UnservedTr, AnUndeclaredEffectCountsAsAChange) {
  constexpr codec::Tr kSilent{.kind = codec::Kind::kRest};
  EXPECT_EQ(CheckServed(kSilent, "/s/Do").code(), absl::StatusCode::kUnimplemented);
}

}  // namespace
}  // namespace kiwoom::methods
