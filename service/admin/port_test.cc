#include "service/admin/port.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <utility>
#include <vector>

#include "service/admin/catalog.h"
#include "service/admin/test_visitor.h"

namespace kiwoom::admin {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// A port over a gateway that answers as the test says.
class PortTest : public ::testing::Test {
 protected:
  void Open(bool session_required = false, absl::Duration timeout = absl::Seconds(20)) {
    const auto source = [this](SnapshotDesk::Done done) {
      const std::lock_guard lock(mutex_);
      ++asked_;
      if (!stuck_) return done(snapshot_);
      unanswered_.push_back(std::move(done));
    };
    auto port = Port::Open({.site = {.session_required = session_required, .build = {"1.2.3", "abc", "2026-07-04"}},
                            .snapshot_timeout = timeout},
                           source, source);
    ASSERT_TRUE(port.ok()) << port.status();
    port_ = *std::move(port);
  }
  void Set(const std::function<void()>& change) {
    const std::lock_guard lock(mutex_);
    change();
  }
  std::string Get(const std::string& path) { return TestVisitor(port_->port()).Get(path); }

  std::mutex mutex_;
  metrics::Snapshot snapshot_;
  bool stuck_ = false;
  int asked_ = 0;
  std::vector<SnapshotDesk::Done> unanswered_;
  std::unique_ptr<Port> port_;
};

metrics::SessionSnapshot Session(std::string name, std::string state) {
  metrics::SessionSnapshot session;
  session.name = std::move(name);
  session.state = std::move(state);
  return session;
}

TEST_F(PortTest, HasItsPagesAndNoOthers) {
  Open();
  EXPECT_THAT(Get("/livez"), StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(Get("/readyz"), StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(Get("/metrics"), StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4"));
  EXPECT_THAT(Get("/statusz"), StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"));
  EXPECT_THAT(Get("/catalog.json"), StartsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"));
  for (const char* path : {"/", "/livez/", "/Livez", "/../livez", "//livez", "/%6Civez", "*", "/<script>x</script>"}) {
    const std::string answer = Get(path);
    EXPECT_EQ(StatusOf(answer), "HTTP/1.1 404") << path;
    for (const char* page : {"/livez ", "/readyz ", "/metrics ", "/statusz ", "/catalog.json "}) {
      EXPECT_THAT(answer, HasSubstr(page));
    }
    EXPECT_THAT(answer, Not(HasSubstr("script>")));
  }
  EXPECT_EQ(StatusOf(Get("/livez?verbose=1")), "HTTP/1.1 200");
}

TEST_F(PortTest, TheCatalogIsCompleteJson) {
  Open();
  const std::string body = BodyOf(Get("/catalog.json"));
  EXPECT_THAT(body, StartsWith("{"));
  EXPECT_THAT(body, HasSubstr("\"tr\": \"0B\""));
  EXPECT_EQ(body, Catalog());
  EXPECT_TRUE(body.ends_with("}\n")) << body.substr(body.size() - 20);
}

TEST_F(PortTest, PostIsRefusedOnEveryPath) {
  Open();
  for (const char* path : {"/livez", "/metrics", "/nothing"}) {
    TestVisitor visitor(port_->port());
    EXPECT_EQ(StatusOf(visitor.Ask(std::string("POST ") + path + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n")),
              "HTTP/1.1 405");
  }
}

TEST_F(PortTest, ReadinessFollowsDrainAndSession) {
  Open();
  Set([this] { snapshot_.sessions = {Session("main", "lost")}; });
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 200") << "an outage of the broker";
  EXPECT_THAT(Get("/readyz"), HasSubstr("session main: lost\n"));
  Set([this] { snapshot_.draining = true; });
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 503");
  EXPECT_EQ(StatusOf(Get("/livez")), "HTTP/1.1 200") << "it still turns";
}

TEST_F(PortTest, AFlagMakesAnOutageUnreadiness) {
  Open(true);
  Set([this] { snapshot_.sessions = {Session("a", "lost"), Session("b", "refused")}; });
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 503");
  Set([this] { snapshot_.sessions[1].state = "live"; });
  EXPECT_EQ(StatusOf(Get("/readyz")), "HTTP/1.1 200") << "one live session is enough";
}

TEST_F(PortTest, ALoopThatDoesNotTurnIsReportedAndAskedOnce) {
  Open(false, absl::Milliseconds(100));
  Set([this] { stuck_ = true; });
  for (const char* path : {"/livez", "/readyz", "/livez"}) {
    const std::string answer = Get(path);
    EXPECT_EQ(StatusOf(answer), "HTTP/1.1 503") << path;
    EXPECT_EQ(BodyOf(answer), "the loop does not turn\n");
  }
  Set([this] { EXPECT_EQ(asked_, 1) << "tasks must not pile up"; });
  EXPECT_EQ(StatusOf(Get("/catalog.json")), "HTTP/1.1 200") << "needs no loop";

  // It turns again, and answers what it was asked.
  Set([this] {
    stuck_ = false;
    for (auto& done : std::exchange(unanswered_, {})) done(snapshot_);
  });
  EXPECT_EQ(StatusOf(Get("/livez")), "HTTP/1.1 200");
}

TEST_F(PortTest, VisitorsShareASnapshot) {
  Open();
  Set([this] { stuck_ = true; });
  std::vector<std::unique_ptr<TestVisitor>> visitors;
  for (int i = 0; i < 10; ++i) {
    visitors.push_back(std::make_unique<TestVisitor>(port_->port()));
    visitors.back()->Send("GET /livez HTTP/1.1\r\n\r\n");
  }
  for (bool asked = false; !asked;) Set([&] { asked = asked_ > 0; });
  EXPECT_EQ(StatusOf(Get("/catalog.json")), "HTTP/1.1 200");
  Set([this] {
    EXPECT_EQ(asked_, 1);
    stuck_ = false;
    for (auto& done : std::exchange(unanswered_, {})) done(snapshot_);
  });
  for (auto& visitor : visitors) EXPECT_EQ(StatusOf(visitor->Receive()), "HTTP/1.1 200");
}

TEST_F(PortTest, ASnapshotThatComesAfterThePortIsClosedIsDropped) {
  Open();
  Set([this] { stuck_ = true; });
  TestVisitor visitor(port_->port());
  visitor.Send("GET /livez HTTP/1.1\r\n\r\n");
  for (bool asked = false; !asked;) Set([&] { asked = !unanswered_.empty(); });
  port_ = nullptr;
  EXPECT_TRUE(visitor.Ended());
  ASSERT_THAT(unanswered_, Not(IsEmpty()));
  for (auto& done : std::exchange(unanswered_, {})) done(snapshot_);
}

}  // namespace
}  // namespace kiwoom::admin
