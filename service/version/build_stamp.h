#pragma once

namespace kiwoom::version {

// The commit of the sources, "+" behind it if they were changed; "redacted" in a build without --config=release.
extern const char kStampedCommit[];

}  // namespace kiwoom::version
