#!/usr/bin/env bash
# A gateway that has served traffic answers every query of the dashboard, and has every metric of the alerts.
set -euo pipefail

fail() {
  echo "answers_test: $*" >&2
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
# shellcheck source=simulator/house.bash
source simulator/house.bash
trap 'end_processes || true' EXIT

start_simulator --stamp_rows # rows with keys that no table has
(umask 077 && openssl rand -hex 32 | tr -d '\n' > "$run/token" && openssl rand -hex 32 > "$run/wrong_token")
cat > "$run/callers.yaml" << END
callers:
  - name: dashboard
    token_sha256: $(sha256sum < "$run/token" | cut -d " " -f 1)
    scopes: [market_data, query]
END
start_gateway gateway --admin_listen=127.0.0.1:0 --accounts --callers_file="$run/callers.yaml"

# call TOKEN ARGUMENT…: kiwoomctl with this token.
call() {
  clients/cli/kiwoomctl --gateway="$gateway" --token_file="$run/$1" "${@:2}" > "$run/answer" 2>&1
}
scrape() {
  python3 -c 'import sys, urllib.request; sys.stdout.write(urllib.request.urlopen(sys.argv[1]).read().decode())' \
    "http://127.0.0.1:$(port gateway admin_port)/metrics" > "$run/metrics"
}

# Before anything has happened, most of what counts has nothing to say: the check can fail.
scrape
! deploy/monitoring/answers < "$run/metrics" > "$run/silent" || fail "an idle gateway answers everything."
for panel in "From frame to write" "Waiting for quota" "Refused calls" "Unknown"; do
  grep -q "^$panel: no answer to " "$run/silent" || fail "an idle gateway has an answer for \"$panel\"."
done
grep -qx "KiwoomKeysUnknown: kiwoom_unknown_keys_total has no sample" "$run/silent" ||
  fail "no alert is about what an idle gateway lacks."

call token get SectorPrice market=KOSPI sector_code=001 || fail "no answer to a query: $(cat "$run/answer")"
call token subscribe Trade:005930 OrderBook:005930 --count=20 || fail "no events: $(cat "$run/answer")"
! call token subscribe OrderUpdate --count=1 || fail "a caller without the scope sees orders."
! call wrong_token sessions || fail "a wrong token is accepted."
scrape
deploy/monitoring/answers < "$run/metrics" || fail "the gateway does not answer what the dashboard asks, as above."
# The alert KiwoomCallersRefused counts these two reasons.
for reason in SCOPE_MISSING CREDENTIALS_INVALID; do
  grep -q "^kiwoom_refused_calls_total{reason=\"$reason\"} " "$run/metrics" || fail "no refusal counts as $reason."
done
