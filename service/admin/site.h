#pragma once

#include <functional>

#include "service/admin/answer.h"
#include "service/admin/request_reader.h"
#include "service/admin/snapshot_desk.h"
#include "service/metrics/exposition.h"

namespace kiwoom::admin {

struct SiteOptions {
  bool session_required = false;  // for readiness
  metrics::Build build;
};

// The pages of the admin port, by path.
class Site {
 public:
  using Done = std::function<void(Answer answer)>;

  // `quick` has what the loop knows, `full` also the REST side.
  Site(SiteOptions options, SnapshotDesk& quick, SnapshotDesk& full)
      : options_(std::move(options)), quick_(quick), full_(full) {}

  // Calls `done` once, now or later.
  void Respond(const PageRequest& request, Done done);

 private:
  Answer ReadyPage(const metrics::Snapshot& snapshot) const;

  const SiteOptions options_;
  SnapshotDesk& quick_;
  SnapshotDesk& full_;
};

}  // namespace kiwoom::admin
