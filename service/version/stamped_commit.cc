// Compiled by Bazel when it links a binary, with the values that bazel/stamp prints as macros.

namespace kiwoom::version {

extern const char kStampedCommit[];

#ifdef STABLE_KIWOOM_COMMIT
const char kStampedCommit[] = STABLE_KIWOOM_COMMIT;
#else
const char kStampedCommit[] = "";
#endif

}  // namespace kiwoom::version
