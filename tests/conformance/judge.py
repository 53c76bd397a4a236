"""Judges what a client reported in a scenario. A report is a list of objects, one for each line that it printed."""

from collections import Counter, defaultdict

# The simulator writes the number of each row of a type and item under this key, which no table has.
_STAMP = "900000001"
# Types without items: their registration has none, whatever their events name.
_WITHOUT_ITEMS = {"market_status", "volatility_interruption", "order_update", "position"}
_NOTICES = {"acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption",
            "snapshots_complete", "draining", "waiting", "silent"}
_OF_CLIENT = {"disconnected", "inconsistent", "response", "page", "error"}


def is_data(line):
    return line["kind"] not in _NOTICES and line["kind"] not in _OF_CLIENT


def judge(scenario, reports, exit_codes):
    """The faults that the reports of a scenario's runs have, as sentences; none if all is well."""
    lines = [line for report in reports for line in report]
    faults = _shape(lines)
    if faults:
        return faults
    faults += _continuity(lines)
    faults += _stamps(lines)
    faults += _expectations(scenario, lines, exit_codes)
    return faults


def _shape(lines):
    faults = []
    for number, line in enumerate(lines, 1):
        if not isinstance(line.get("kind"), str):
            faults.append(f"line {number} has no kind")
        elif is_data(line):
            for member, kinds in (("item", str), ("epoch", int), ("sequence", int), ("skipped", int),
                                  ("snapshot", bool), ("replayed", bool), ("received_time", str), ("value", dict)):
                if not isinstance(line.get(member), kinds) or (kinds is int and isinstance(line[member], bool)):
                    faults.append(f"line {number} ({line['kind']}) has no {member} of the right type")
    return faults[:10]


def _registration(line):
    return line["kind"], "" if line["kind"] in _WITHOUT_ITEMS else line["item"]


def _continuity(lines):
    """Within an epoch, sequences increase by one and `skipped`; an epoch changes only after a notice that says so."""
    faults = []
    last = {}
    announced = defaultdict(set)  # epochs, by registration
    started = set()  # registrations that have begun anew, or may continue anywhere
    for number, line in enumerate(lines, 1):
        kind = line["kind"]
        if kind in ("live", "gap", "resumption"):
            for registration in _registrations_of(line):
                key = registration["type"].lower(), registration.get("item", "")
                if registration.get("epoch", 0) != 0:
                    announced[key].add(registration["epoch"])
                if kind != "resumption" or registration.get("outcome") == "GAP":
                    started.add(key)
        elif is_data(line) and not line["snapshot"]:
            key = _registration(line)
            where = f"line {number}: {kind} {line['item']} {line['epoch']}/{line['sequence']}"
            before = last.get(key)
            last[key] = line
            if before is None:
                if key not in started and line["epoch"] not in announced[key]:
                    faults.append(f"{where} comes before any notice of its registration")
            elif line["epoch"] != before["epoch"]:
                if line["epoch"] not in announced[key] and key not in started:
                    faults.append(f"{where} has an epoch that no notice announced")
            elif key not in started and line["sequence"] != before["sequence"] + 1 + line["skipped"]:
                faults.append(f"{where}, skipped {line['skipped']}, does not follow {before['sequence']}")
            elif line["sequence"] <= before["sequence"]:
                faults.append(f"{where} comes after {before['sequence']}")
            started.discard(key)
    return faults[:10]


def _registrations_of(line):
    if line["kind"] != "resumption":
        return line.get("registrations", [])
    return [{**result.get("registration", {}), "outcome": result.get("outcome")} for result in line.get("results", [])]


def _stamps(lines):
    """The broker numbered its rows. A number that is missing must be skipped or lie in a gap that the client got."""
    faults = []
    last = {}
    open_gaps = set()  # registrations with a gap since their last row
    everywhere = 0  # gaps of every registration
    seen = {}
    for number, line in enumerate(lines, 1):
        if line["kind"] == "gap":
            registrations = line.get("registrations", [])
            everywhere += not registrations
            open_gaps.update((each["type"].lower(), each.get("item", "")) for each in registrations)
        elif is_data(line) and not line["snapshot"]:
            stamp = line["value"].get("unparsed", {}).get(_STAMP)
            if stamp is None:
                continue
            stamp, key = int(stamp), _registration(line)
            before = last.get(key)
            last[key] = stamp
            gap = key in open_gaps or everywhere > seen.get(key, everywhere if before is None else 0)
            open_gaps.discard(key)
            seen[key] = everywhere
            if before is None:
                continue
            if stamp <= before:
                faults.append(f"line {number}: row {stamp} of {key} comes after row {before}")
            elif stamp - before - 1 != line["skipped"] and not gap:
                faults.append(f"line {number}: rows {before + 1} to {stamp - 1} of {key} are missing, "
                              f"and {line['skipped']} are reported")
    return faults[:10]


def _expectations(scenario, lines, exit_codes):
    faults = []
    counts = Counter(line["kind"] for line in lines)
    for kind, least in scenario.get("expect", {}).items():
        if counts[kind] < least:
            faults.append(f"{counts[kind]} of {kind} were reported, not {least}")
    for kind in [*scenario.get("never", []), "inconsistent"]:
        if counts[kind]:
            faults.append(f"{counts[kind]} of {kind} were reported, not 0")
    for kind, reason in scenario.get("reasons", {}).items():
        if not any(line["kind"] == kind and line.get("reason") == reason for line in lines):
            faults.append(f"no {kind} has the reason {reason}")
    error = scenario.get("error")
    errors = [line for line in lines if line["kind"] == "error"]
    if error is None:
        faults += [f"an error was reported: {line}" for line in errors]
    elif not errors or any(errors[-1].get(key) != value for key, value in error.items()):
        faults.append(f"the last error is {errors[-1] if errors else 'absent'}, not {error}")
    right = 3 if error else 0
    faults += [f"the client ended with {code}, not {right}" for code in exit_codes if code != right]
    faults += _data_expectations(scenario, lines)
    return faults


def _data_expectations(scenario, lines):
    faults = []
    data = [line for line in lines if is_data(line) and not line["snapshot"]]
    until = [int(flag.partition("=")[2]) for flag in scenario["client"] if flag.startswith("--until=")]
    if until and "error" not in scenario and len(data) < until[0]:
        faults.append(f"{len(data)} data events were reported, not {until[0]}")
    if scenario.get("skips") and not any(line["skipped"] for line in data):
        faults.append("no event was skipped: the client was not slow")
    if "last_item" in scenario and (not data or data[-1]["item"] != scenario["last_item"]):
        faults.append(f"the last event is not one of {scenario['last_item']}")
    if "distinct" in scenario:
        names = [line.get("value", {}).get(scenario["distinct"]) for line in lines if line["kind"] == "page"]
        if not names or len(names) != len(set(names)):
            faults.append(f"{len(names)} elements of pages, {len(set(names))} of them different")
    return faults
