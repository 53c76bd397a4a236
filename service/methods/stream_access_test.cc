#include "service/methods/stream_access.h"

#include <gtest/gtest.h>

#include "service/errors/error_details.h"
#include "service/fanout/test_hub.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using callers::Caller;
using callers::CallerScope;

constexpr char kPeer[] = "ipv4:127.0.0.1:51234";  // of TestCall

class StreamAccessTest : public fanout::HubTest {};

TEST_F(StreamAccessTest, ACallerHasItsOwnStreamsAndAnOperatorThoseOfOthers) {
  const Caller alice{.name = "alice", .scopes = {CallerScope::kMarketData}, .unit = "alice"};
  const Caller bob{.name = "bob", .scopes = {CallerScope::kMarketData, CallerScope::kAccount}, .unit = "bob"};
  const Caller operates{.name = "carol", .scopes = {CallerScope::kOperate}, .unit = "carol"};
  const Caller operates_accounts{
      .name = "dave", .scopes = {CallerScope::kOperate, CallerScope::kAccount}, .unit = "dave"};
  const Caller nobody{.name = "anonymous", .unit = "ipv4:127.0.0.1", .anonymous = true};
  const fanout::Reader& market = *Open({}, {.peer = "ipv4:10.0.0.7:1", .caller = "bob", .owner = "bob"});
  const fanout::Reader& account =
      *Open({}, {.peer = "ipv4:10.0.0.7:1", .caller = "bob", .owner = "bob", .only = &fanout::kPositions});
  const fanout::Reader& of_nobody = *Open({}, {.peer = kPeer, .caller = "ipv4:127.0.0.1", .owner = "anonymous"});
  const fanout::Reader& same_host =
      *Open({}, {.peer = "ipv4:127.0.0.1:7", .caller = "ipv4:127.0.0.1", .owner = "anonymous"});
  const fanout::Reader& other_host =
      *Open({}, {.peer = "ipv4:10.0.0.7:1", .caller = "ipv4:10.0.0.7", .owner = "anonymous"});
  const struct {
    const char* story;
    const Caller& caller;
    const fanout::Reader& stream;
    bool listed;
    const char* missing;  // the scope; "": it may see and change the stream
  } kCases[] = {
      {"its own", bob, market, true, ""},
      {"its own, of the account", bob, account, true, ""},
      {"another's", alice, market, false, "operate"},
      {"another's, of the account", alice, account, false, "operate"},
      {"an operator's view", operates, market, true, ""},
      {"an operator without accounts", operates, account, false, "account"},
      {"an operator with accounts", operates_accounts, account, true, ""},
      {"of nobody, over its own connection", nobody, of_nobody, true, ""},
      {"of nobody, over another connection of the host", nobody, same_host, false, ""},
      {"of nobody, from another host", nobody, other_host, false, "operate"},
      {"of a caller", nobody, market, false, "operate"},
      {"an operator's view of nobody's", operates, other_host, true, ""},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.story);
    TestCall call;
    call.Admit(test.caller);
    EXPECT_EQ(Lists(call, test.stream), test.listed);
    const absl::Status access = CheckAccess(test.caller, test.stream);
    EXPECT_EQ(access.code(), *test.missing == 0 ? absl::StatusCode::kOk : absl::StatusCode::kPermissionDenied);
    if (*test.missing == 0) continue;
    EXPECT_EQ(errors::ReasonOf(access), "SCOPE_MISSING");
    EXPECT_EQ(errors::MetadataOf(access, "scope"), test.missing);
  }
}

}  // namespace
}  // namespace kiwoom::methods
