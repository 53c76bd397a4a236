"""Committed copies of generated files: a test that they are fresh, and a command that updates them."""

def committed_copies(update, copies, fresh, test = None, committed = [], tags = []):
    """Declares the command and the test, which share everything but one word.

    Args:
      update: name of the binary that writes the copies.
      copies: runfiles path of each fresh file or folder -> path of its copy in the tree.
      fresh: targets of the fresh files.
      test: name of the test that finds stale, missing and orphan ones, where there is one.
      committed: targets of the copies, as far as they exist.
      tags: of the command.
    """
    command = "'bazel run //%s:%s'" % (native.package_name(), update)
    pairs = ["%s=%s" % pair for pair in copies.items()]
    native.cc_binary(
        name = update,
        args = ["update", command] + pairs,
        data = fresh,
        tags = tags,
        deps = ["//codegen/freshness:main"],
    )
    if test:
        native.cc_test(
            name = test,
            size = "small",
            args = ["check", command] + pairs,
            data = fresh + committed,
            deps = ["//codegen/freshness:main"],
        )
