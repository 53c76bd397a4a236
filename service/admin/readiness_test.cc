#include "service/admin/readiness.h"

#include <gtest/gtest.h>

namespace kiwoom::admin {
namespace {

TEST(Readiness, FollowsTheDrainAndTheSessionOnlyIfItIsRequired) {
  const struct {
    Readiness readiness;
    bool ready;
  } kCases[] = {
      {{.draining = false, .any_session_live = true, .session_required = false}, true},
      {{.draining = false, .any_session_live = false, .session_required = false}, true},
      {{.draining = false, .any_session_live = true, .session_required = true}, true},
      {{.draining = false, .any_session_live = false, .session_required = true}, false},
      {{.standing_by = true, .session_required = true}, true},
      {{.draining = true, .standing_by = true, .session_required = true}, false},
      {{.draining = true, .any_session_live = true, .session_required = false}, false},
      {{.draining = true, .any_session_live = true, .session_required = true}, false},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(test.readiness.ready(), test.ready) << test.readiness.draining << test.readiness.any_session_live
                                                  << test.readiness.standing_by << test.readiness.session_required;
  }
}

TEST(Readiness, DescribesEachCheckOnALine) {
  std::vector<metrics::SessionSnapshot> sessions(2);
  sessions[0].name = "a";
  sessions[0].state = "lost";
  sessions[1].name = "b";
  sessions[1].state = "refused";
  EXPECT_EQ(Describe({}, sessions),
            "ready\n"
            "[ok] configured\n"
            "[ok] serving\n"
            "[ok] not draining\n"
            "[--] no session with the broker is live, which does not count here\n"
            "     session a: lost\n"
            "     session b: refused\n");
  EXPECT_EQ(Describe({.draining = true, .any_session_live = true}, {}),
            "not ready\n"
            "[ok] configured\n"
            "[ok] serving\n"
            "[no] draining: the gateway is stopping\n"
            "[ok] a session with the broker is live\n");
  EXPECT_EQ(Describe({.session_required = true}, {}),
            "not ready\n"
            "[ok] configured\n"
            "[ok] serving\n"
            "[ok] not draining\n"
            "[no] no session with the broker is live\n");
  EXPECT_EQ(Describe({.standing_by = true, .session_required = true}, {}),
            "ready\n"
            "[ok] configured\n"
            "[ok] serving\n"
            "[ok] not draining\n"
            "[ok] standing by until another gateway has closed its sessions with the broker\n");
}

}  // namespace
}  // namespace kiwoom::admin
