#!/usr/bin/env python3
"""Tests every rule of tidy with samples that break it and similar ones that do not."""

import os
import subprocess
import sys
import tempfile
import unicodedata
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import build_rules  # noqa: E402
import cpp_rules  # noqa: E402
import text_rules  # noqa: E402
from finding import Finding  # noqa: E402
from rules import RULES, Rule  # noqa: E402
from tree import Tree  # noqa: E402

# A small tree that breaks no rule: a unit with its test, one that another test covers, and one for tests only.
HOUSE = {
    "service/loop/BUILD.bazel":
        'load("//bazel:unit.bzl", "unit", "unit_test")\n'
        'unit(name = "clock")\n'
        'unit(name = "wheel", deps = [":clock"], tested_by = "//tests/ride:ride_test")\n'
        'unit(name = "fake_clock", testonly = True)\n',
    "service/loop/clock.h": "#pragma once\n\nnamespace kiwoom::loop {\nclass Clock {};\n}  // namespace kiwoom::loop\n",
    "service/loop/clock_test.cc": "namespace kiwoom::loop {\nstruct Case {};\n}  // namespace kiwoom::loop\n",
    "service/loop/wheel.h": "#pragma once\n\nnamespace kiwoom::loop {\nclass Wheel {};\n}  // namespace kiwoom::loop\n",
    "service/loop/fake_clock.h":
        "#pragma once\n\nnamespace kiwoom::loop {\n"
        'class Fake {\n  const char* tr = "0B";\n};\n'
        "}  // namespace kiwoom::loop\n",
    "tests/ride/BUILD.bazel": 'unit_test(name = "ride_test", deps = ["//service/loop:wheel"])\n',
    "tests/ride/ride_test.cc": 'namespace kiwoom::tests {\nconst char* kTr = "0B";\n}  // namespace kiwoom::tests\n',
    "spec/realtime/0B_trade.yaml": "tr: 0B\n",
    "spec/account/00_order_update.yaml": 'tr: "00"\n',
    "README.md": "A house.\n",
}


def with_file(path, text):
    return Tree({**HOUSE, path: text})


class RulesTest(unittest.TestCase):
    def holds(self, find, *trees):
        for tree in trees:
            self.assertEqual([str(finding) for finding in find(tree)], [])

    def finds(self, find, tree, *sentences):
        self.assertEqual([str(finding) for finding in find(tree)], list(sentences))

    def test_the_small_house_is_tidy(self):
        for rule in RULES:
            self.holds(rule.find, Tree(HOUSE))

    def test_every_rule_says_what_holds(self):
        for rule in RULES:
            self.assertTrue(rule.sentence and rule.sentence.endswith("."), rule.find)

    def test_long_lines(self):
        find = text_rules.long_lines
        line = "x" * 121
        self.finds(find, with_file("a.md", "short\n" + line + "\n"), "a.md:2: has 121 columns: break it at 120")
        self.finds(find, with_file("a.cc", "// " + line), "a.cc:1: has 124 columns: break it at 120")
        self.finds(find, with_file("a/BUILD.bazel", "# " + line), "a/BUILD.bazel:1: has 123 columns: break it at 120")
        self.finds(find, with_file("spec/a.yaml", "# " + line), "spec/a.yaml:1: has 123 columns: break it at 120")
        self.holds(find,
                   with_file("a.md", "가" * 120),  # characters, not bytes
                   with_file("a.md", "| " + line),
                   with_file("spec/types.yaml", "  - { name: " + line),
                   with_file("a.cc", 'Say(R"(' + line + ')");'),
                   with_file("generated/kiwoom/v1/trade.proto", line),
                   with_file("tests/decode/composed/0B.jsonl", line))

    def test_long_files(self):
        find = text_rules.long_files
        self.finds(find, with_file("a.cc", "\n" * 501),
                   "a.cc: has 501 lines: split it, more than 500 are hard to read")
        self.holds(find, with_file("a.cc", "\n" * 500), with_file("generated/reference/all.md", "\n" * 9000))

    def test_drawers(self):
        find = text_rules.drawers
        for path, word in [("service/util/clock.h", "util"), ("service/loop/clock_utils.cc", "utils"),
                           ("tests/common/BUILD.bazel", "common"), ("tests/test_helpers.h", "helpers"),
                           ("misc.py", "misc"), ("service/session_manager.h", "manager")]:
            self.finds(find, with_file(path, ""),
                       f'{path}: is called "{word}", which says nothing of what is in it: name the noun')
        self.holds(find, with_file("service/commonwealth.h", ""), with_file("service/utility_bill.h", ""))

    def test_unfinished(self):
        word = "TO" + "DO"
        self.finds(text_rules.unfinished, with_file("a.cc", f"int x;  // {word}: later\n"),
                   f"a.cc:1: leaves something for later ({word}): do it, or open an issue")
        self.holds(text_rules.unfinished, with_file("a.cc", f"int {word}S;\n"))

    def test_machine_paths(self):
        find = text_rules.machine_paths
        for path in ["/" + "home/kim/key", "/" + "root/.cache", "/" + "work/tree", "/" + "Users/kim"]:
            found = "/".join(path.split("/")[:2])
            self.finds(find, with_file("a.sh", f"cat {path}"),
                       f"a.sh:1: names a folder of one machine ({path[:len(found) + 2]}…): "
                       "make it relative, or a setting")
        self.holds(find, with_file("a.sh", "cat $tree/work/x tests/root/x https://kiwoom.com/home/x /usr/lib/x"))

    def test_decomposed_korean(self):
        find = text_rules.decomposed_korean
        self.finds(find, with_file("spec/types.yaml", "ko: 가\nko: " + unicodedata.normalize("NFD", "현재가")),
                   "spec/types.yaml:2: has characters that are not in NFC: normalize the line")
        self.holds(find, with_file("spec/types.yaml", "ko: 현재가"))

    def test_orphans(self):
        for path in ["service/loop/spring.cc", "service/loop/wheel_test.h"]:
            self.finds(build_rules.orphans, with_file(path, ""),
                       f"{path}: belongs to no target, so nothing compiles it: name it in its BUILD file")
        self.holds(build_rules.orphans,
                   Tree({**HOUSE, "a/BUILD.bazel": 'unit(name = "a", files = ["b"])', "a/b.cc": ""}),
                   Tree({**HOUSE, "a/BUILD.bazel": 'cc_binary(name = "a", srcs = ["b.cc"])', "a/b.cc": ""}),
                   Tree({**HOUSE, "a/BUILD.bazel": 'x(name = "a", srcs = glob(["c/*"]))', "a/c/b.cc": ""}))

    def test_missing_tests(self):
        build = "service/loop/BUILD.bazel"
        for label, why in [(":wheel_test", "does not exist"), ("//tests/ride:rides_test", "does not exist"),
                           (":clock_test", "does not even link it")]:
            text = HOUSE[build].replace("//tests/ride:ride_test", label)
            self.finds(build_rules.missing_tests, with_file(build, text),
                       f"{build}:3: wheel is tested by {label}, which {why}")
        by_rule = {
            **HOUSE,
            build: HOUSE[build].replace("//tests/ride:ride_test", "//a:print_test"),
            "a/BUILD.bazel": 'load("//a:print.bzl", "print")\nprint(name = "p", test = "print_test")\n',
            "a/print.bzl": '_PROGRAM = "//service/loop:wheel"\n',
        }
        self.holds(build_rules.missing_tests, Tree(by_rule))  # through the program that a rule runs

    def test_bare_libraries(self):
        library = 'cc_library(name = "a", srcs = ["a.cc"])\n'
        self.finds(build_rules.bare_libraries, Tree({**HOUSE, "a/BUILD.bazel": library, "a/a.cc": ""}),
                   "a/BUILD.bazel:1: a is a cc_library: make it a unit, or a unit_test, of //bazel:unit.bzl")
        self.holds(build_rules.bare_libraries, Tree({**HOUSE, "a/BUILD.bazel": library}))  # a generated source

    def test_guards(self):
        self.finds(cpp_rules.guards, with_file("a.h", "#ifndef A_H\n"),
                   "a.h:1: has no #pragma once: a header begins with it, once")

    def test_namespaces(self):
        find = cpp_rules.namespaces
        for path, opened, wanted in [("service/loop/a.cc", "kiwoom::rpc", "kiwoom::loop"),
                                     ("service/a.cc", "kiwoom::loop", "kiwoom"),
                                     ("simulator/market/a.cc", "kiwoom", "kiwoom::simulator"),
                                     ("clients/cli/call/a.cc", "kiwoom::call", "kiwoom::cli"),
                                     ("tests/ride/a.cc", "kiwoom", "kiwoom::tests or kiwoom::ride")]:
            self.finds(find, with_file(path, f"// A.\nnamespace {opened} {{\nint x;\n}}\n"),
                       f"{path}:2: opens {opened}; this folder's namespace is {wanted}")
        self.holds(find,
                   with_file("service/loop/a.h", "namespace boost::asio {\nclass io_context;  // heavy\n}\n"),
                   with_file("codegen/emit/a.cc", 'const char* k = R"(\nnamespace kiwoom::generated {\nint x;\n})";\n'),
                   with_file("simulator/market/a.cc", "namespace kiwoom::simulator {\nint x;\n}\n"))

    def test_shared_names(self):
        find = cpp_rules.shared_names
        wheel = "struct Wheel {};\n"
        self.finds(find, with_file("simulator/wheel.h", wheel),
                   "service/loop/wheel.h:4: Wheel is also a class of simulator/wheel: give them different names",
                   "simulator/wheel.h:1: Wheel is also a class of service/loop/wheel: give them different names")
        self.holds(find,
                   with_file("simulator/wheel_test.cc", wheel),
                   with_file("simulator/wheel.h", "class Wheel;\n"),
                   with_file("simulator/wheel.h", "class Cart {\n  struct Wheel {};\n};\n"),
                   with_file("service/loop/wheel.cc", "enum class Clock : int;\n"),
                   Tree({"codegen/spec/row.h": wheel, "codegen/model/row.h": wheel, "codec/table.h": wheel}))
        self.assertEqual(len(list(find(Tree({"codec/row.h": wheel, "codec/table.h": wheel})))), 2)

    def test_tr_codes(self):
        find = cpp_rules.tr_codes
        for path, line, found in [("service/loop/clock.cc", 'if (code == "0B") Skip();', '"0B"'),
                                  ("clients/cli/main.cc", "// like ka10001", "ka10001"),
                                  ("codec/BUILD.bazel", '# "0B"', '"0B"'),
                                  ("contract/kiwoom/v1/event.proto.in", "// as au10001 says", "au10001"),
                                  ("tools/new_tr/a.cc", r'Say("{\"type\":\"0B\"}");', r'\"0B\"')]:
            self.finds(find, with_file(path, line),
                       f"{path}:1: names the TR {found}: make its property an attribute of the spec")
        self.holds(find,
                   with_file("service/loop/clock.cc", 'Text("00"); Text("0BAD"); int x = 0x0B;'),
                   with_file("codegen/testdata/a.cc", '"0B"'),
                   with_file("tests/ride/BUILD.bazel", '"0B"'))

    def test_an_exception_is_needed(self):
        rule = Rule(text_rules.drawers, {"util.py": "an old friend", "gone/util.py": "it was"})
        self.finds(rule.findings, with_file("util.py", ""),
                   'gone/util.py: needs no exception to "No file or folder is a drawer.": '
                   "delete it from tests/tidy/rules.py")


class TreeTest(unittest.TestCase):
    def test_it_reads_what_git_would_take(self):
        with tempfile.TemporaryDirectory() as root:
            for path, text in [("a.cc", "int x;"), (".gitignore", "/out/\n"), ("out/b.cc", "int y;")]:
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            without_git = Tree.at(root).texts
            subprocess.run(["git", "init", "-q", root], check=True)
            self.assertEqual(Tree.at(root).texts, without_git)
            self.assertEqual(without_git, {"a.cc": "int x;", ".gitignore": "/out/\n"})


class FindingTest(unittest.TestCase):
    def test_it_names_the_place(self):
        self.assertEqual(str(Finding("a.cc", 3, "is wrong")), "a.cc:3: is wrong")
        self.assertEqual(str(Finding("a.cc", 0, "is wrong")), "a.cc: is wrong")


if __name__ == "__main__":
    unittest.main()
