#include "service/admin/status_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::admin {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr absl::Time At(int seconds) { return absl::FromUnixSeconds(1'800'000'000 + seconds); }

class StatusPageTest : public ::testing::Test {
 protected:
  StatusPageTest() {
    snapshot_.time = At(100);
    snapshot_.start = At(0);
    snapshot_.broker = "mock";
  }
  std::string Page() const {
    return StatusPage(snapshot_, {.cpu_seconds = 1.5, .resident_bytes = 20 << 20, .open_fds = 30, .most_fds = 1024},
                      {"1.2.3", "abc", "2026-07-04"});
  }
  metrics::Snapshot snapshot_;
};

TEST_F(StatusPageTest, DescribesTheProcess) {
  EXPECT_THAT(Page(), HasSubstr("<td>1.2.3 (abc), tables of 2026-07-04</td>"));
  EXPECT_THAT(Page(), HasSubstr("<td>mock</td>"));
  EXPECT_THAT(Page(), HasSubstr("<td>2027-01-15 08:00:00 UTC</td>"));
  EXPECT_THAT(Page(), HasSubstr("<td>20.0 MiB</td>"));
  EXPECT_THAT(Page(), HasSubstr("<td>serving</td>"));
  snapshot_.draining = true;
  EXPECT_THAT(Page(), HasSubstr("<td>draining</td>"));
}

TEST_F(StatusPageTest, ShowsEachSession) {
  metrics::SessionSnapshot session;
  session.name = "main";
  session.state = "lost";
  session.last_message = At(99);
  session.last_error = "The broker sent nothing for 35s.";
  session.reconnects = 4;
  session.registrations = 7;
  session.items = 5;
  session.item_limit = 200;
  session.rest.calls = {{"ka20001", "ok", 6}, {"ka20001", "BROKER_REJECTED", 2}};
  session.rest.quota_used = 0.4;
  snapshot_.sessions = {session};
  EXPECT_THAT(Page(), HasSubstr("<tr><td>main</td><td>lost</td><td>none</td><td>4</td><td>1s ago</td><td>never</td>"
                                "<td>7</td><td>5 of 200</td><td>The broker sent nothing for 35s.</td></tr>"));
  EXPECT_THAT(Page(), HasSubstr("<tr><td>main</td><td>8</td><td>2</td><td>40 %</td><td>none</td></tr>"));
}

TEST_F(StatusPageTest, EscapesWhatOthersWrote) {
  metrics::SessionSnapshot session;
  session.name = "<b>name</b>";
  session.last_error = "<script>alert(1)</script>";
  snapshot_.sessions = {session};
  snapshot_.broker = "https://h:1,wss://h:2/\"><i>";
  snapshot_.readers = 3;
  snapshot_.slowest_readers = {{.peer = "ipv4:1.2.3.4:5",
                                .caller = "<img src=x>",
                                .start = At(90),
                                .topics = 2,
                                .queued = 3,
                                .queue_bytes = 1 << 20,
                                .sent = 4,
                                .skipped = 5}};
  const std::string page = Page();
  for (const char* markup : {"<b>", "<script", "<i>", "<img"}) EXPECT_THAT(page, Not(HasSubstr(markup)));
  EXPECT_THAT(page, HasSubstr("<tr><td>ipv4:1.2.3.4:5</td><td>&lt;img src=x&gt;</td><td>10s ago</td><td>2</td>"
                              "<td>3</td><td>1.0 MiB</td><td>4</td><td>5</td></tr>"));
  EXPECT_THAT(page, HasSubstr("<h2>Readers, the slowest first</h2>"));
  EXPECT_THAT(page, HasSubstr("<p>and 2 with shorter queues</p>"));
}

TEST_F(StatusPageTest, ListsLosses) {
  snapshot_.gaps = {{"session_lost", 3}};
  snapshot_.events_skipped = {{"skip", 8}};
  snapshot_.unrouted_rows = 9;
  snapshot_.unknown_keys = {{"0B", 11}};
  const std::string page = Page();
  EXPECT_THAT(page, HasSubstr("<td>gap: session_lost</td><td>3</td>"));
  EXPECT_THAT(page, HasSubstr("<td>events skipped: skip</td><td>8</td>"));
  EXPECT_THAT(page, HasSubstr("<td>rows without a subscriber</td><td>9</td>"));
  EXPECT_THAT(page, HasSubstr("<td>keys that no table describes: 0B</td><td>11</td>"));
}

}  // namespace
}  // namespace kiwoom::admin
