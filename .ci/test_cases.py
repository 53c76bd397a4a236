#!/usr/bin/env python3
"""Counts the test cases of one `bazel test`, from its build events: prints "PASSED FAILED SKIPPED".

Every <testcase> of every test.xml counts. A test that failed without saying in which case (a crash, a timeout) is
one failed case, and so is one that claims to have passed without having run any.
"""

import json
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree


def results(events):
    """The last attempt of each test: (label, status, path of its test.xml or None)."""
    last = {}
    for line in events:
        event = json.loads(line)
        key = event["id"].get("testResult")
        if key is None or "testResult" not in event:
            continue
        result = event["testResult"]
        xml = next((o["uri"] for o in result.get("testActionOutput", []) if o["name"] == "test.xml"), None)
        path = urllib.parse.unquote(urllib.parse.urlparse(xml).path) if xml else None
        last[key["label"], key.get("run"), key.get("shard")] = (key["label"], result.get("status"), path)
    return last.values()


def cases(path):
    """(passed, failed, skipped) in one test.xml."""
    passed = failed = skipped = 0
    for case in ElementTree.parse(path).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.get("status") == "notrun" or case.get("result") == "skipped" or case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(path):
    total = [0, 0, 0]
    with open(path, encoding="utf-8") as events:
        for label, status, xml in results(events):
            try:
                counted = list(cases(xml)) if xml else [0, 0, 0]
            except (OSError, ElementTree.ParseError):
                counted = [0, 0, 0]
            if status != "PASSED" and counted[1] == 0:
                print(f"{label} ended without a result: {status}.", file=sys.stderr)
                counted[1] = 1
            if sum(counted) == 0:
                print(f"{label} ran no test case.", file=sys.stderr)
                counted[1] = 1
            total = [a + b for a, b in zip(total, counted)]
    print(*total)


if __name__ == "__main__":
    main(sys.argv[1])
