"""Runs one client through one scenario."""

import json
import os
import subprocess
import tempfile
import threading
import time

from house import House
from judge import is_data, judge

_LONGEST = 180  # seconds for one run of a client
_DEADLOCK = "the client did not end by itself"


class Trial:
    def __init__(self, programs, scenario, command, folder):
        self._programs, self._scenario = programs, scenario
        self._command, self._folder = command, folder
        self.reports, self.faults, self.errors = [], [], ""

    def run(self):
        """Sets `reports` and `faults`, and `errors`, what the client printed beside its report."""
        scenario = self._scenario
        with tempfile.TemporaryDirectory() as directory:
            os.mkdir(f"{directory}/state")
            with House(self._programs, directory, scenario.get("simulator", ()), scenario.get("gateway", ())) as house:
                codes = []
                for arguments in filter(None, (scenario["client"], scenario.get("again"))):
                    codes.append(self._run_client(house, directory, arguments))
                self.faults = judge(scenario, self.reports, codes)

    def _run_client(self, house, directory, arguments):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("KIWOOM_GATEWAY")}
        environment["KIWOOM_GATEWAY"] = house.address
        for key, value in self._scenario.get("environment", {}).items():
            environment[key] = value.replace("TOKEN", house.token) if value == "TOKEN" else value
        arguments = [argument.replace("POSITIONS", f"{directory}/positions.json") for argument in arguments]
        steps = list(self._scenario.get("steps", []))
        while steps and steps[0].get("at") == "start":
            self._take(house, steps.pop(0))
        report = []
        self.reports.append(report)
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen([*self._command, *arguments], cwd=self._folder, env=environment, text=True,
                                       encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=errors)
            timer = threading.Timer(_LONGEST, process.kill)
            timer.start()
            began = time.monotonic()
            count = 0
            for line in process.stdout:
                report.append(json.loads(line))
                count += is_data(report[-1]) and not report[-1].get("snapshot")
                if steps and (report[-1]["kind"] == steps[0].get("on") or count == steps[0].get("at")):
                    self._take(house, steps.pop(0))
            code = process.wait()
            timer.cancel()
            errors.seek(0)
            self.errors += errors.read().decode(errors="replace")
        if code < 0 and time.monotonic() - began >= _LONGEST:
            raise TimeoutError(_DEADLOCK)
        return code

    @staticmethod
    def _take(house, step):
        if "fault" in step:
            house.fault(step["fault"])
        elif step["do"] in ("hand_over", "restart"):
            getattr(house, step["do"])()
        else:
            getattr(house.relay, step["do"])()
