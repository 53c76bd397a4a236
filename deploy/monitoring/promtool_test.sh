#!/usr/bin/env bash
# Prometheus' own tool checks the alerts, runs their tests, and parses the queries of the dashboard and the operations
# page's configuration.
set -uo pipefail
promtool=$PWD/third_party/promtool/build/promtool
[[ -x $promtool ]] || { echo "There is no promtool: run third_party/promtool/install." && exit 1; }
cd deploy/monitoring || exit
failed=0

rules=()
for file in alerts/*.yaml; do
  [[ $file == *_test.yaml ]] || rules+=("$file")
done
"$promtool" check rules "${rules[@]}" || failed=1
"$promtool" test rules alerts/*_test.yaml || failed=1

# As rules, with Grafana's variables replaced. promtool accepts rules only as YAML, of which JSON is a part.
/usr/bin/python3 - > "$TEST_TMPDIR/dashboard.yaml" << 'END' || failed=1
import json

panels = json.load(open("dashboard.json", encoding="utf-8"))["panels"]
queries = [target["expr"] for panel in panels for target in panel.get("targets", ())]
assert len(queries) > 20, queries
rules = [{"record": f"query:{number}", "expr": query.replace("$__rate_interval", "1m")}
         for number, query in enumerate(queries)]
print(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}))
END
"$promtool" check rules "$TEST_TMPDIR/dashboard.yaml" || failed=1

# The configuration that the operations page shows. Its rules are elsewhere on the machine of Prometheus.
awk '/^```yaml$/ { inside = 1; next } /^```$/ { inside = 0 } inside' ../OPERATIONS.md > "$TEST_TMPDIR/prometheus.yaml"
grep -q job_name "$TEST_TMPDIR/prometheus.yaml" || { echo "The operations page shows no configuration." && failed=1; }
"$promtool" check config "$TEST_TMPDIR/prometheus.yaml" || failed=1
exit "$failed"
