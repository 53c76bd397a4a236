#include "service/version/version.h"

#include "absl/strings/str_cat.h"
#include "service/version/build_stamp.h"
#include "service/version/spec_date.h"

namespace kiwoom::version {
namespace {

constexpr std::string_view kNumber = "0.1.0";

// What Bazel puts in place of the label of a release.
constexpr std::string_view kUnstamped = "redacted";

}  // namespace

Version ThisVersion() {
  const std::string_view commit = kStampedCommit;
  return {.number = kNumber, .commit = commit == kUnstamped ? "unknown" : commit, .spec_date = kSpecDate};
}

std::string VersionText(std::string_view program) {
  const Version version = ThisVersion();
  return absl::StrCat(std::string(program), " ", std::string(version.number), " (commit ", std::string(version.commit),
                      ", broker's tables of ", std::string(version.spec_date), ")");
}

}  // namespace kiwoom::version
