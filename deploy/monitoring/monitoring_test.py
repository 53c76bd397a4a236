#!/usr/bin/env python3
"""The alerts, the dashboard, the operations page and the list of metrics agree. promtool_test.sh tests the alerts."""

import glob
import itertools
import json
import os
import re
import sys
import unittest

import yaml

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from expressions import metric_of, problems, read_metrics, series_in  # noqa: E402
from questions import promtool_tests, queries_of, silent_alerts, unanswered  # noqa: E402
from scrape import Sample, differences, samples  # noqa: E402

_HERE = os.path.dirname(os.path.abspath(__file__))


def read(path):
    with open(os.path.join(_HERE, path), encoding="utf-8") as file:
        return file.read()


_METRICS = read_metrics(read("metrics.txt"))
_DASHBOARD = json.loads(read("dashboard.json"))
_PANELS = [panel for panel in _DASHBOARD["panels"] if panel["type"] != "row"]
_FILES = [os.path.basename(path) for path in sorted(glob.glob(os.path.join(_HERE, "alerts/*.yaml")))]
_RULES = {
    name: [rule for group in yaml.safe_load(read("alerts/" + name))["groups"] for rule in group["rules"]]
    for name in _FILES
    if not name.endswith("_test.yaml")
}
_ALERTS = [rule for rules in _RULES.values() for rule in rules]
_PAGE = read("../OPERATIONS.md")


def expressions():
    yield from ((rule["alert"], rule["expr"]) for rule in _ALERTS)
    for panel in _PANELS:
        yield from ((panel["title"], target["expr"]) for target in panel["targets"])
    for variable in _DASHBOARD["templating"]["list"]:
        if variable["type"] == "query":
            yield variable["name"], variable["definition"]


class ExpressionsTest(unittest.TestCase):
    metrics = read_metrics("# a comment\nkiwoom_x gauge state=up|down\nkiwoom_y_seconds histogram tr\n")

    def test_what_is_wrong_with_an_expression(self):
        for expression, expected in {
            'kiwoom_x{state="up"} == 1': [],
            'sum by (tr, le) (rate(kiwoom_y_seconds_bucket{instance=~"$instance"}[5m]))': [],
            "kiwoom_z > 0": ["kiwoom_z is no series of metrics.txt"],
            "kiwoom_x_count": ["kiwoom_x_count is no series of metrics.txt"],
            "kiwoom_y_seconds": ["kiwoom_y_seconds is no series of metrics.txt"],
            'kiwoom_x{tr="0B"}': ["kiwoom_x has no label tr"],
            'kiwoom_x{state=~"up|lost"}': ['kiwoom_x has no state="lost"'],
            "sum by (reason) (kiwoom_x)": ["nothing has the label reason"],
        }.items():
            with self.subTest(expression):
                self.assertEqual(problems(expression, self.metrics), expected)

    def test_a_scrape_is_compared_with_the_list(self):
        scrape = """# TYPE kiwoom_x counter
kiwoom_x{state="up"} 1
kiwoom_x{state="lost"} 0
kiwoom_y_seconds_bucket{tr="0B",le="+Inf"} 4
kiwoom_y_seconds_sum 0.5
kiwoom_z{a="b"} 1e+06
"""
        self.assertEqual(differences(scrape, self.metrics), ([
            "kiwoom_x has state=\"lost\", which metrics.txt does not list",
            "kiwoom_x is a counter, not a gauge",
            "kiwoom_y_seconds_sum has the labels [], not ['tr']",
            "kiwoom_z is not in metrics.txt",
        ], []))
        self.assertEqual(differences("", self.metrics), ([], ["kiwoom_x", "kiwoom_y_seconds"]))

    def test_samples_of_a_scrape(self):
        self.assertEqual(samples("# HELP kiwoom_x One.\nkiwoom_x 1e+06\nkiwoom_z{a=\"b c\"} 0.5\n"),
                         [Sample("kiwoom_x", "", 1e6), Sample("kiwoom_z", 'a="b c"', 0.5)])

    def test_a_scrape_becomes_a_question_to_promtool(self):
        query = 'rate(kiwoom_y_seconds_sum{instance=~"$instance"}[$__rate_interval])'
        queries = queries_of({"panels": [{"title": "A row"}, {"title": "X", "targets": [{"expr": query}]}]})
        self.assertEqual(queries, [("X", 'rate(kiwoom_y_seconds_sum{instance=~".*"}[1m])')])
        scraped = [Sample("kiwoom_x", 'state="up"', 3.0), Sample("kiwoom_y_seconds_sum", "", 2.0)]
        test, = promtool_tests(scraped, self.metrics, queries)["tests"]
        # A gauge stays as it is; a histogram counts up to its value.
        self.assertEqual(test["input_series"], [
            {"series": 'kiwoom_x{instance="gateway", job="kiwoom", state="up"}', "values": "3.000000000000x4"},
            {"series": 'kiwoom_y_seconds_sum{instance="gateway", job="kiwoom"}', "values": "0+0.500000000000x4"},
        ])
        # As promtool quotes what fails.
        question = test["promql_expr_test"][0]["expr"].replace('"', '\\"')
        self.assertEqual(unanswered(f'FAILED:\n  expr: "{question}", time: 1m,', queries), queries)
        self.assertEqual(unanswered("SUCCESS", queries), [])

    def test_an_alert_about_what_is_not_there(self):
        rules = [
            {"alert": "A", "expr": "kiwoom_x > 1 and kiwoom_y_seconds_count > 2"},
            {"alert": "B", "expr": "kiwoom_x"},
        ]
        self.assertEqual(silent_alerts(rules, [Sample("kiwoom_x", "", 0.0)]), [("A", "kiwoom_y_seconds_count")])

    def test_programs_and_files_are_no_metrics(self):
        self.assertEqual(series_in("run kiwoom_gateway; open dir/kiwoom_x.py; see kiwoom_x_total."), {"kiwoom_x_total"})


class MonitoringTest(unittest.TestCase):
    def test_expressions_name_what_the_gateway_serves(self):
        for title, expression in expressions():
            with self.subTest(title):
                self.assertEqual(problems(expression, _METRICS), [])

    def test_the_operations_page_names_what_the_gateway_serves(self):
        self.assertEqual([name for name in sorted(series_in(_PAGE)) if not metric_of(name, _METRICS)], [])

    def test_every_metric_is_on_the_dashboard(self):
        texts = " ".join(target["expr"] for panel in _PANELS for target in panel["targets"])
        shown = {metric_of(name, _METRICS).name for name in series_in(texts)}
        self.assertEqual(sorted(set(_METRICS) - shown), [])

    def test_every_alert_tells_what_to_do(self):
        headings = re.findall(r"^#+ (\w+)$", _PAGE, re.MULTILINE)
        for rule in _ALERTS:
            name = rule["alert"]
            with self.subTest(name):
                self.assertIn(name, headings)
                self.assertEqual(rule["annotations"]["runbook_url"], f"OPERATIONS.md#{name.lower()}")
                self.assertEqual(set(rule["annotations"]), {"summary", "description", "runbook_url"})
                self.assertIn(rule["labels"]["severity"], ("critical", "warning", "info"))
        known = [rule["alert"] for rule in _ALERTS]
        self.assertEqual([name for name in headings if re.match("Kiwoom[A-Z]", name) and name not in known], [])
        self.assertEqual(len(known), len(set(known)))

    def test_every_alert_is_tested_silent_and_firing(self):
        for name, rules in _RULES.items():
            tests = yaml.safe_load(read("alerts/" + name.replace(".yaml", "_test.yaml")))
            cases = list(itertools.chain.from_iterable(test["alert_rule_test"] for test in tests["tests"]))
            for rule in rules:
                of_rule = [bool(case["exp_alerts"]) for case in cases if case["alertname"] == rule["alert"]]
                with self.subTest(rule["alert"]):
                    self.assertEqual(sorted(set(of_rule)), [False, True])

    def test_short_descriptors_are_reported_before_the_gateway_accepts_no_more_clients(self):
        divisors = re.findall(r"DescriptorLimit\(\) / (\d+)", read("../../service/rpc/server.cc"))
        expression = next(rule["expr"] for rule in _ALERTS if rule["alert"] == "KiwoomDescriptorsShort")
        thresholds = re.findall(r"process_open_fds / process_max_fds > ([\d.]+)", expression)
        self.assertEqual((len(divisors), len(thresholds)), (1, 1))
        self.assertLess(float(thresholds[0]), 1 / int(divisors[0]))


class DashboardTest(unittest.TestCase):
    def test_panels_are_complete(self):
        source = {"type": "prometheus", "uid": "${datasource}"}
        for panel in _PANELS:
            with self.subTest(panel["title"]):
                self.assertEqual(panel["datasource"], source)
                self.assertTrue(panel["description"].endswith("."))
                self.assertTrue(panel["fieldConfig"]["defaults"]["unit"])
                letters = [target["refId"] for target in panel["targets"]]
                self.assertEqual(letters, list("ABCDEF"[:len(letters)]))

    def test_panels_do_not_overlap(self):
        taken = set()
        for panel in _DASHBOARD["panels"]:
            place = panel["gridPos"]
            cells = set(itertools.product(range(place["x"], place["x"] + place["w"]),
                                          range(place["y"], place["y"] + place["h"])))
            self.assertFalse(cells & taken, panel["title"])
            self.assertLessEqual(place["x"] + place["w"], 24)
            taken |= cells
        ids = [panel["id"] for panel in _DASHBOARD["panels"]]
        self.assertEqual(len(ids), len(set(ids)))


if __name__ == "__main__":
    unittest.main()
