"""Declares C++ code. A unit is a set of files, their dependencies, and the test next to them.

    unit(
        name = "rate_limiter",                        # rate_limiter.h, rate_limiter.cc, rate_limiter_test.cc
        deps = ["//service/broker:sliding_window_limiter"],
        test_deps = [":test_trs"],                    # only for the test, in addition to deps
    )

A unit without a test next to it names the test that covers it (`tested_by`), or the reason for having none
(`untested`); anything else is an error. `unit_test` declares a further test of a folder.
"""

# Warnings for every compiler.
_WARNINGS = [
    "-Wall",
    "-Wextra",
    "-Wno-unused-parameter",
    "-Wno-missing-field-initializers",
]

# Tests are compiled for speed of compilation: half of a build is tests, and they spend their time in what they test.
_TEST_OPTIMIZATION = [
    "-O0",
    "-U_FORTIFY_SOURCE",
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
      name: the library; its files have this name.
      deps: dependencies of the library. Its test may use them, too.
      files: stems of its files, if they are not just `name`.
      test_deps: dependencies of the test alone.
      test_data: files that the test reads.
      test_size: of the test.
      test_tags: of the test; "grpc" if it links gRPC, into which the thread sanitizer cannot see.
      test_args: of the test.
      test_shards: number of processes for the test.
      tested_by: label of the test that covers this unit, if none is next to it.
      untested: why no test covers it.
      copts: further compiler flags.
      testonly: whether only tests may use it; it needs no test then.
      visibility: if it differs from the package's.
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
            fail("%s: %s_test.cc is next to it: remove tested_by and untested" % (name, name))
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
      srcs: its sources, if they are not just `<name>.cc`.
      deps: its dependencies, except GoogleTest's main.
      size: of the test.
      copts: further compiler flags.
      **kwargs: of the cc_test.
    """
    native.cc_test(
        name = name,
        size = size,
        srcs = srcs or [name + ".cc"],
        copts = _WARNINGS + _TEST_OPTIMIZATION + copts,
        deps = _distinct(deps + [_GTEST_MAIN]),
        **kwargs
    )
