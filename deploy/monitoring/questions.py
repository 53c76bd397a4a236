"""The dashboard's queries and the alerts' metrics, as questions to one scrape."""

from expressions import metric_of, series_in

_VARIABLES = {"$__rate_interval": "1m", "$instance": ".*", "$session": ".*"}
_STEPS = 4  # of 15 seconds: one minute
_COUNTING = ("counter", "histogram")


def queries_of(dashboard):
    """(title of the panel, query) with a value for each of Grafana's variables."""
    found = []
    for panel in dashboard["panels"]:
        for target in panel.get("targets", ()):
            query = target["expr"]
            for variable, value in _VARIABLES.items():
                query = query.replace(variable, value)
            found.append((panel["title"], query))
    return found


def promtool_tests(scraped, metrics, queries):
    """A file for `promtool test rules` that fails for each query without a number."""
    return {"evaluation_interval": "15s", "tests": [{
        "interval": "15s",
        "input_series": [_series(sample, metrics) for sample in scraped],
        "promql_expr_test": [
            {"expr": _question(query), "eval_time": "1m", "exp_samples": [{"labels": "{}", "value": 1}]}
            for _, query in queries
        ],
    }]}


def unanswered(said, queries):
    """The queries that promtool's output complains about."""
    return [(title, query) for title, query in queries if _question(query) in said.replace('\\"', '"')]


def silent_alerts(rules, scraped):
    """(alert, series) for each series in an alert's expression that the scrape does not have."""
    present = {sample.series for sample in scraped}
    return [(rule["alert"], series) for rule in rules for series in sorted(series_in(rule["expr"]) - present)]


def _question(query):
    # NaN, the quantile of a histogram that has counted nothing, is not equal to itself.
    return f"count(({query}) == ({query})) > bool 0"


def _series(sample, metrics):
    metric = metric_of(sample.series, metrics)
    labels = ", ".join(filter(None, ('instance="gateway", job="kiwoom"', sample.labels)))
    counting = metric is not None and metric.type in _COUNTING
    # promtool's notation: a first value, what each step adds, and the number of steps.
    values = f"0+{sample.value / _STEPS:.12f}x{_STEPS}" if counting else f"{sample.value:.12f}x{_STEPS}"
    return {"series": f"{sample.series}{{{labels}}}", "values": values}
