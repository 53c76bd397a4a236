"""Reads what a gateway serves, in Prometheus' text format, and compares it with metrics.txt."""

import dataclasses
import re

from expressions import metric_of

_SAMPLE = re.compile(r"^([a-z_]+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)
_LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')
_TYPE = re.compile(r"^# TYPE (\S+) (\S+)$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Sample:
    series: str
    labels: str  # as they stand there
    value: float


def samples(text):
    return [Sample(series, labels, float(value)) for series, labels, value in _SAMPLE.findall(text)]


def differences(text, metrics):
    """Sentences, and the metrics that have no sample: those whose labels come with the first case need not be there."""
    found = []
    seen = set()
    for name, kind in _TYPE.findall(text):
        if name in metrics and metrics[name].type != kind:
            found.append(f"{name} is a {kind}, not a {metrics[name].type}")
    for series, labels in dict.fromkeys((sample.series, sample.labels) for sample in samples(text)):
        metric = metric_of(series, metrics)
        if metric is None:
            found.append(f"{series} is not in metrics.txt")
            continue
        seen.add(metric.name)
        values = dict(_LABEL.findall(labels))
        values.pop("le", None)
        if set(values) != set(metric.labels):
            found.append(f"{series} has the labels {sorted(values)}, not {sorted(metric.labels)}")
        for label, closed in metric.labels.items():
            if closed and values.get(label, closed[0]) not in closed:
                found.append(f'{series} has {label}="{values[label]}", which metrics.txt does not list')
    return sorted(set(found)), sorted(set(metrics) - seen)
