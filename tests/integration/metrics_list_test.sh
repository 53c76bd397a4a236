#!/usr/bin/env bash
# What a gateway serves on /metrics is what deploy/monitoring/metrics.txt lists, on which alerts and dashboard stand.
set -euo pipefail

fail() {
  echo "metrics_list_test: $*" >&2
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
source simulator/house.bash
trap 'end_processes || true' EXIT

start_simulator
start_gateway gateway --admin_listen=127.0.0.1:0
clients/cli/kiwoomctl --gateway="$gateway" get SectorPrice market=KOSPI sector_code=001 > "$run/answer" ||
  fail "the gateway did not answer a query."
address=http://127.0.0.1:$(port gateway admin_port)/metrics
python3 -c "import sys, urllib.request; sys.stdout.write(urllib.request.urlopen('$address').read().decode())" \
  > "$run/metrics"
deploy/monitoring/compare < "$run/metrics" || fail "the gateway and metrics.txt differ, as above."
# The alert KiwoomQueriesFail counts every other result as a failure.
grep -q 'kiwoom_rest_calls_total{.*result="ok"' "$run/metrics" || fail "a query that succeeds has no result \"ok\"."
