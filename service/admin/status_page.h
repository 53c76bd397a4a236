#pragma once

#include <string>

#include "service/metrics/exposition.h"
#include "service/metrics/process.h"
#include "service/metrics/snapshot.h"

namespace kiwoom::admin {

// The page for people at /statusz: HTML without scripts. It shows no key, token or account number.
std::string StatusPage(const metrics::Snapshot& snapshot, const metrics::Process& process, const metrics::Build& build);

}  // namespace kiwoom::admin
