#include "service/admin/site.h"

#include <utility>

#include "service/admin/catalog.h"
#include "service/admin/readiness.h"
#include "service/admin/status_page.h"
#include "service/metrics/process.h"

namespace kiwoom::admin {
namespace {

constexpr char kPaths[] =
    "There is no such page. The pages are:\n"
    "/livez         whether the process turns\n"
    "/readyz        whether it serves\n"
    "/metrics       for Prometheus\n"
    "/statusz       for people\n"
    "/catalog.json  every TR and field, for programs\n";

using Page = std::function<Answer(const metrics::Snapshot& snapshot)>;

void Ask(SnapshotDesk& desk, Site::Done done, Page page) {
  desk.Ask([done = std::move(done), page = std::move(page)](const metrics::Snapshot* snapshot) {
    done(snapshot != nullptr ? page(*snapshot) : Answer{.status = 503, .body = "the loop does not turn\n"});
  });
}

}  // namespace

void Site::Respond(const PageRequest& request, Done done) {
  if (!request.read) return done({.status = 405, .body = "Only GET and HEAD are answered here.\n"});
  if (request.path == "/catalog.json") {
    return done({.content_type = "application/json", .body = std::string(Catalog())});
  }
  if (request.path == "/livez") {
    return Ask(quick_, std::move(done), [](const metrics::Snapshot&) { return Answer{.body = "the loop turns\n"}; });
  }
  if (request.path == "/readyz") {
    return Ask(quick_, std::move(done), [this](const metrics::Snapshot& snapshot) { return ReadyPage(snapshot); });
  }
  if (request.path == "/metrics") {
    return Ask(full_, std::move(done), [this](const metrics::Snapshot& snapshot) {
      return Answer{.content_type = "text/plain; version=0.0.4; charset=utf-8",
                    .body = metrics::Exposition(snapshot, metrics::ReadProcess(), options_.build)};
    });
  }
  if (request.path == "/statusz") {
    return Ask(full_, std::move(done), [this](const metrics::Snapshot& snapshot) {
      return Answer{.content_type = "text/html; charset=utf-8",
                    .body = StatusPage(snapshot, metrics::ReadProcess(), options_.build)};
    });
  }
  done({.status = 404, .body = kPaths});
}

Answer Site::ReadyPage(const metrics::Snapshot& snapshot) const {
  const Readiness readiness{.draining = snapshot.draining,
                            .any_session_live = snapshot.AnyLive(),
                            .standing_by = snapshot.AnyStandsBy(),
                            .session_required = options_.session_required};
  return {.status = readiness.ready() ? 200 : 503, .body = Describe(readiness, snapshot.sessions)};
}

}  // namespace kiwoom::admin
