"""Runs clients through the scenarios, prints a table of the results and what is wrong.

  main.py --programs=out/bin [--scenario=NAME]… [--keep=FOLDER] [CLIENT]…
"""

import argparse
import json
import pathlib
import sys
import time

import yaml

from trial import Trial

_HERE = pathlib.Path(__file__).resolve().parent


def _arguments():
    parser = argparse.ArgumentParser(description="Runs clients through the scenarios.")
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="folder of the programs: out/bin")
    parser.add_argument("--scenario", action="append", help="only this one; may be repeated")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the reports")
    parser.add_argument("clients", nargs="*", help="only these")
    return parser.parse_args()


def _attempt(programs, scenario, client, command, keep):
    """The faults of one client in one scenario."""
    trial = Trial(programs.resolve(), scenario, command, _HERE.parent.parent / "clients" / client)
    try:
        trial.run()
    except (RuntimeError, TimeoutError, OSError, ValueError) as error:
        trial.faults.append(str(error))
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(line, ensure_ascii=False) for report in trial.reports for line in report]
        (keep / f"{client}.{scenario['name']}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if trial.faults and trial.errors:
        trial.faults.append("it printed: " + trial.errors[-2000:])
    return trial.faults


def _table(scenarios, clients, results):
    rows = ["| Scenario | " + " | ".join(clients) + " |", "|---|" + "---|" * len(clients)]
    for scenario in scenarios:
        cells = ["yes" if not results[client, scenario["name"]] else "**no**" for client in clients]
        rows.append(f"| {scenario['about'].rstrip('.')} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def main():
    arguments = _arguments()
    commands = yaml.safe_load((_HERE / "clients.yaml").read_text(encoding="utf-8"))
    scenarios = yaml.safe_load((_HERE / "scenarios.yaml").read_text(encoding="utf-8"))
    for name in arguments.scenario or []:
        if name not in [scenario["name"] for scenario in scenarios]:
            sys.exit(f"main.py: there is no scenario {name} in scenarios.yaml.")
    for client in arguments.clients:
        if client not in commands:
            sys.exit(f"main.py: there is no client {client} in clients.yaml.")
    clients = arguments.clients or list(commands)
    scenarios = [each for each in scenarios if not arguments.scenario or each["name"] in arguments.scenario]
    results = {}
    for scenario in scenarios:
        for client in clients:
            began = time.monotonic()
            faults = _attempt(arguments.programs, scenario, client, commands[client], arguments.keep)
            results[client, scenario["name"]] = faults
            print(f"{scenario['name']}, {client}: {'fails' if faults else 'passes'} after "
                  f"{time.monotonic() - began:.1f} s", *faults, sep="\n  ", file=sys.stderr, flush=True)
    print(_table(scenarios, clients, results))
    sys.exit(1 if any(results.values()) else 0)


if __name__ == "__main__":
    main()
