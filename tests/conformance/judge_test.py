#!/usr/bin/env python3
"""A report that breaks a rule is found guilty, and one that keeps it is not."""

import unittest

from judge import judge


def live(*items, epoch=100):
    return {"kind": "live", "registrations": [{"type": "TRADE", "item": item, "epoch": epoch} for item in items]}


def gap(*items, epoch=100):
    return {"kind": "gap", "registrations": [{"type": "TRADE", "item": item, "epoch": epoch} for item in items]}


def trade(sequence, stamp=None, item="005930", epoch=100, skipped=0, snapshot=False):
    return {"kind": "trade", "item": item, "epoch": epoch, "sequence": sequence, "skipped": skipped,
            "snapshot": snapshot, "replayed": False, "received_time": "2026-07-20T10:00:00+09:00",
            "value": {"unparsed": {"900000001": str(sequence if stamp is None else stamp)}}}


def resumption(outcome, epoch=100):
    return {"kind": "resumption",
            "results": [{"registration": {"type": "TRADE", "item": "005930", "epoch": epoch}, "outcome": outcome}]}


def page(code):
    return {"kind": "page", "value": {"code": code}}


class JudgeTest(unittest.TestCase):
    def faults(self, report, scenario=None, exit_code=0):
        return judge({"client": [], **(scenario or {})}, [report], [exit_code])

    def test_what_is_right_has_no_faults(self):
        for name, report in {
            "in order": [live("005930"), trade(1), trade(2)],
            "from the middle, as others had registered it": [live("005930"), trade(57), trade(58)],
            "a snapshot does not count": [live("005930"), trade(56, snapshot=True), trade(57)],
            "skipped": [live("005930"), trade(1), trade(5, skipped=3)],
            "an epoch that a gap announced": [live("005930"), trade(1), gap("005930", epoch=200),
                                              trade(1, stamp=9, epoch=200)],
            "a gap in the same epoch": [live("005930"), trade(1), gap("005930"), trade(3)],
            "a gap of everything": [live("005930"), trade(1), {"kind": "gap"}, trade(2, stamp=7)],
            "resumed": [live("005930"), trade(1), {"kind": "disconnected"}, resumption("RESUMED"), trade(2)],
        }.items():
            with self.subTest(name):
                self.assertEqual(self.faults(report), [])

    def test_what_is_wrong_is_named(self):
        for report, fault in (
            ([{"item": "005930"}], "line 1 has no kind"),
            ([{**trade(1), "epoch": "100"}], "line 1 (trade) has no epoch of the right type"),
            ([trade(1)], "line 1: trade 005930 100/1 comes before any notice of its registration"),
            ([live("005930"), trade(1), trade(3, stamp=2)],
             "line 3: trade 005930 100/3, skipped 0, does not follow 1"),
            ([live("005930"), trade(2), trade(2, stamp=3)], "line 3: trade 005930 100/2, skipped 0, does not follow 2"),
            ([live("005930"), trade(1), gap("005930"), trade(1, stamp=5)],
             "line 4: trade 005930 100/1 comes after 1"),
            ([live("005930"), trade(1), trade(1, stamp=2, epoch=200)],
             "line 3: trade 005930 200/1 has an epoch that no notice announced"),
            ([live("005930"), trade(1), trade(2, stamp=4)],
             "line 3: rows 2 to 3 of ('trade', '005930') are missing, and 0 are reported"),
            ([live("005930"), trade(1, stamp=5), trade(2, stamp=5)],
             "line 3: row 5 of ('trade', '005930') comes after row 5"),
            ([live("005930"), trade(1), {"kind": "gap"}, trade(2, stamp=4), trade(3, stamp=6)],
             "line 5: rows 5 to 5 of ('trade', '005930') are missing, and 0 are reported"),
            ([{"kind": "inconsistent"}], "1 of inconsistent were reported, not 0"),
            ([{"kind": "error", "code": "UNAVAILABLE"}],
             "an error was reported: {'kind': 'error', 'code': 'UNAVAILABLE'}"),
        ):
            with self.subTest(fault):
                self.assertEqual(self.faults(report), [fault])

    def test_expectations_of_a_scenario(self):
        for scenario, report, exit_code, faults in (
            ({"expect": {"lost": 1}}, [], 0, ["0 of lost were reported, not 1"]),
            ({"never": ["gap"]}, [{"kind": "gap"}], 0, ["1 of gap were reported, not 0"]),
            ({"reasons": {"disconnected": "DRAINING"}}, [{"kind": "disconnected"}], 0,
             ["no disconnected has the reason DRAINING"]),
            ({"error": {"code": "UNAVAILABLE"}}, [], 3, ["the last error is absent, not {'code': 'UNAVAILABLE'}"]),
            ({"error": {"code": "UNAVAILABLE"}}, [{"kind": "error", "code": "UNAVAILABLE", "reason": "X"}], 3, []),
            ({"error": {"code": "UNAVAILABLE"}}, [{"kind": "error", "code": "UNAVAILABLE"}], 0,
             ["the client ended with 0, not 3"]),
            ({"client": ["--until=2"]}, [live("005930"), trade(1)], 0, ["1 data events were reported, not 2"]),
            ({"skips": True}, [live("005930"), trade(1)], 0, ["no event was skipped: the client was not slow"]),
            ({"last_item": "000660"}, [live("005930"), trade(1)], 0, ["the last event is not one of 000660"]),
            ({"distinct": "code"}, [page("1"), page("1")], 0, ["2 elements of pages, 1 of them different"]),
            ({"distinct": "code"}, [page("1"), page("2")], 0, []),
        ):
            with self.subTest(scenario=scenario):
                self.assertEqual(self.faults(report, scenario, exit_code), faults)

    def test_two_runs_are_one_story(self):
        first, second = [live("005930"), trade(1)], [resumption("RESUMED"), trade(2)]
        self.assertEqual(judge({"client": []}, [first, second], [0, 0]), [])
        self.assertEqual(judge({"client": []}, [first, [resumption("RESUMED"), trade(3)]], [0, 0]), [
            "line 4: trade 005930 100/3, skipped 0, does not follow 1",
            "line 4: rows 2 to 2 of ('trade', '005930') are missing, and 0 are reported"])


if __name__ == "__main__":
    unittest.main()
