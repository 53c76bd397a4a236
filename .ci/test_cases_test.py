#!/usr/bin/env python3
"""What the count of test cases takes for a failure."""

import contextlib
import io
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import test_cases  # noqa: E402


class TestCasesTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.events = []

    def result(self, label, status, xml=None, attempt=1):
        output = []
        if xml is not None:
            path = os.path.join(self.folder.name, f"{len(self.events)} test.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(xml)
            output = [{"name": "test.xml", "uri": "file://" + path.replace(" ", "%20")}]
        key = {"label": label, "run": 1, "shard": 1, "attempt": attempt}
        self.events.append({"id": {"testResult": key}, "testResult": {"status": status, "testActionOutput": output}})

    def count(self):
        path = os.path.join(self.folder.name, "events")
        with open(path, "w", encoding="utf-8") as file:
            file.write('{"id":{"started":{}}}\n')
            file.writelines(json.dumps(event) + "\n" for event in self.events)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            test_cases.main(path)
        return out.getvalue().strip(), err.getvalue()

    def test_counts_every_case(self):
        self.result(
            "//a",
            "FAILED",
            '<testsuites><testsuite><testcase name="1" status="run"/><testcase name="2" status="run">'
            '<failure message="x"/></testcase></testsuite><testsuite><testcase name="3" status="notrun"/>'
            '<testcase name="4" result="skipped"><skipped/></testcase></testsuite></testsuites>',
        )
        self.result("//b", "PASSED", '<testsuites><testsuite><testcase name="b"/></testsuite></testsuites>')
        self.assertEqual(self.count(), ("2 1 2", ""))

    def test_a_failure_without_a_case_is_a_case(self):
        self.result("//crash", "FAILED", '<testsuites><testsuite><testcase name="1"/></testsuite></testsuites>')
        self.result("//timeout", "TIMEOUT")
        self.result("//cut", "FAILED", "<testsuites><testsuite>")
        counts, sentences = self.count()
        self.assertEqual(counts, "1 3 0")
        self.assertEqual(sentences.count("ended without a result"), 3)

    def test_a_pass_without_a_case_is_a_failure(self):
        self.result("//empty", "PASSED", "<testsuites/>")
        self.result("//none", "PASSED")
        self.assertEqual(
            self.count(), ("0 2 0", "//empty ran no test case.\n//none ran no test case.\n")
        )

    def test_the_last_attempt_counts(self):
        self.result("//flaky", "FAILED", "<testsuites/>", attempt=1)
        self.result("//flaky", "PASSED", '<testsuites><testcase name="1"/></testsuites>', attempt=2)
        self.assertEqual(self.count(), ("1 0 0", ""))

    def test_nothing(self):
        self.assertEqual(self.count(), ("0 0 0", ""))


if __name__ == "__main__":
    unittest.main()
