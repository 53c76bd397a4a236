// Compiled by Bazel when it links a binary, with the values that bazel/stamp prints as macros.

namespace kiwoom::version {

extern const char kStampedCommit[];
const char kStampedCommit[] = BUILD_EMBED_LABEL;

}  // namespace kiwoom::version
