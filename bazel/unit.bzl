"""The one way to declare C++ code: a unit is its files, what they use, and the test beside them.

    unit(
        name = "rate_limiter",                        # rate_limiter.h, rate_limiter.cc, rate_limiter_test.cc
        deps = ["//service/broker:sliding_window_limiter"],
        test_deps = [":test_trs"],                    # what only the test uses; it has the unit's own deps
    )

A unit whose test does not stand beside it names the one that covers it (`tested_by`), or says why it has none
(`untested`); anything else is an error. `unit_test` is a further test of a folder.
"""

# Warnings for every compiler.
_WARNINGS = [
    "-Wall",
    "-Wextra",
    "-Wno-unused-parameter",
    "-Wno-missing-field-initializers",
]

_GTEST_MAIN = "@system//:gtest_main"

def _present(stems, extension):
    return native.glob([stem + extension for stem in stems], allow_empty = True)

def _distinct(labels):
    return {label: None for label in labels}.keys()

def unit(
        name,
        deps = [],
        files = None,
        test_deps = [],
        test_data = [],
        test_size = "small",
        test_tags = [],
        test_args = [],
        test_shards = None,
        tested_by = None,
        untested = None,
        copts = [],
        testonly = False,
        visibility = None,
        **kwargs):
    """A library with its test.

    Args:
      name: the library; its files are called so.
      deps: what the library uses. Its test may use them too.
      files: stems of its files, where they are not `name` alone.
      test_deps: what only the test uses.
      test_data: files that the test reads.
      test_size: of the test.
      test_tags: of the test; "grpc" where it links gRPC, through which the thread sanitizer cannot see.
      test_args: of the test.
      test_shards: among how many processes the test is divided.
      tested_by: label of the test that covers this unit, where none stands beside it.
      untested: why no test covers it.
      copts: further compiler flags.
      testonly: whether only tests may use it; it needs no test then.
      visibility: where it differs from the package's.
      **kwargs: of the cc_library.
    """
    stems = files or [name]
    native.cc_library(
        name = name,
        srcs = _present(stems, ".cc"),
        hdrs = _present(stems, ".h"),
        copts = _WARNINGS + copts,
        testonly = testonly,
        visibility = visibility,
        deps = deps,
        **kwargs
    )
    if _present([name + "_test"], ".cc"):
        if tested_by or untested:
            fail("%s: %s_test.cc stands beside it, so that neither tested_by nor untested is wanted" % (name, name))
        unit_test(
            name = name + "_test",
            size = test_size,
            args = test_args,
            data = test_data,
            shard_count = test_shards,
            tags = test_tags,
            deps = _distinct([":" + name] + deps + test_deps),
        )
    elif not testonly and not tested_by and not untested:
        fail("%s: there is no %s_test.cc: write it, " % (name, name) +
             "name the test that covers it (tested_by), or say why none does (untested)")

def unit_test(name, srcs = None, deps = [], size = "small", copts = [], **kwargs):
    """A GoogleTest, in `<name>.cc`.

    Args:
      name: the test.
      srcs: its sources, where they are not `<name>.cc` alone.
      deps: what it uses, but for GoogleTest's main.
      size: of the test.
      copts: further compiler flags.
      **kwargs: of the cc_test.
    """
    native.cc_test(
        name = name,
        size = size,
        srcs = srcs or [name + ".cc"],
        copts = _WARNINGS + copts,
        deps = _distinct(deps + [_GTEST_MAIN]),
        **kwargs
    )
