"""Reads metrics.txt, and the metrics that an expression or a text names."""

import dataclasses
import re

_NAME = re.compile(r"(?<![\w.:/-])(?:kiwoom|grpc_server|process)_[a-z0-9_]+\b(?![\w.:/-]*\()")
_SELECTOR = re.compile(r"((?:kiwoom|grpc_server|process)_[a-z0-9_]+)\{([^}]*)\}")
_MATCHER = re.compile(r'(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"')
_GROUPING = re.compile(r"\b(?:by|on)\s*\(([^)]*)\)")
_HISTOGRAM = re.compile(r"_(bucket|sum|count)$")

# Of Prometheus, and of histograms.
_EVERYWHERE = {"instance", "job", "le"}
# Programs of the project, not metrics.
_PROGRAMS = {"kiwoom_gateway", "kiwoom_simulator"}


@dataclasses.dataclass(frozen=True)
class Metric:
    name: str
    type: str
    labels: dict  # label → its values, or None if they are open


def read_metrics(text):
    metrics = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, kind, *labels = line.split()
        parts = (label.partition("=") for label in labels)
        closed = {label: values.split("|") if values else None for label, _, values in parts}
        metrics[name] = Metric(name, kind, closed)
    return metrics


def metric_of(series, metrics):
    """The metric that has this series; None if there is none."""
    base = _HISTOGRAM.sub("", series)
    if base != series and base in metrics and metrics[base].type == "histogram":
        return metrics[base]
    metric = metrics.get(series)
    return metric if metric and metric.type != "histogram" else None


def series_in(text):
    return set(_NAME.findall(text)) - _PROGRAMS


def problems(expression, metrics):
    """What an expression names that the gateway does not serve."""
    found = [f"{name} is no series of metrics.txt" for name in series_in(expression) if not metric_of(name, metrics)]
    known = [metric for metric in (metric_of(name, metrics) for name in series_in(expression)) if metric]
    labels = _EVERYWHERE.union(*(metric.labels for metric in known))
    for series, matchers in _SELECTOR.findall(expression):
        metric = metric_of(series, metrics)
        for label, _, value in _MATCHER.findall(matchers) if metric else ():
            if label not in metric.labels and label not in _EVERYWHERE:
                found.append(f"{series} has no label {label}")
            closed = metric.labels.get(label)
            if closed and not value.startswith("$"):
                found += [f'{series} has no {label}="{one}"' for one in value.split("|") if one not in closed]
    for names in _GROUPING.findall(expression):
        found += [f"nothing has the label {label}" for label in re.findall(r"\w+", names) if label not in labels]
    return found
