#pragma once

#include <string>
#include <string_view>

namespace kiwoom::version {

// What the program was built from.
struct Version {
  std::string_view number;     // "0.1.0"
  std::string_view commit;     // "unknown" in a build that is no release
  std::string_view spec_date;  // of the broker's tables that the specs transcribe: "2026-07-04"
};

Version ThisVersion();

// What --version prints: `program`, and all of the above on one line.
std::string VersionText(std::string_view program);

}  // namespace kiwoom::version
