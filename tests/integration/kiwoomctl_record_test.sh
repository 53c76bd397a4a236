#!/usr/bin/env bash
# kiwoomctl record, export and play: a recorder that is killed and continued, a gateway that is replaced meanwhile, and
# readers of the replay that get what was recorded.
set -euo pipefail

fail() {
  echo "kiwoomctl_record_test: $*" >&2
  cat "$run"/*.log "$run"/*.err >&2 || true
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
ctl=$bin/clients/cli/kiwoomctl
source simulator/house.bash
trap 'end_processes || true' EXIT
start_simulator
start_gateway gateway
export KIWOOM_GATEWAY=$gateway

# until_has FILE WORD COUNT: waits until the export of a recording has the word so often.
until_has() {
  for _ in $(seq 300); do
    "$ctl" export "$1" > "$run/export.jsonl" 2> "$run/export.err" || true
    [[ $(grep -c "$2" "$run/export.jsonl" || true) -lt $3 ]] || return 0
    sleep 0.1
  done
  fail "$1 never had $2 $3 times."
}

# A recorder that is killed: what it wrote is readable, and the next one goes on.
"$ctl" record "$run/day.rec" Trade:005930 OrderBook:005930 2> "$run/killed.err" &
recorder=$!
until_has "$run/day.rec" '"trade":' 5
kill -KILL $recorder
wait $recorder 2> /dev/null || true
"$ctl" export "$run/day.rec" Trade > "$run/before.jsonl" 2> "$run/before.err"
grep -q "was not closed by its recorder" "$run/before.err" || fail "nobody tells that the recording was not closed."
"$ctl" record "$run/day.rec" Trade:005930 OrderBook:005930 2> "$run/continued.err" &
recorder=$!
until_has "$run/day.rec" '"resumption":' 1
until_has "$run/day.rec" '"trade":' $(($(grep -c '"trade":' "$run/before.jsonl") + 5))

# A gateway that stops: the recorder waits for the next one, and the gap is in the recording.
port=${gateway##*:}
kill "${processes[-1]}"
wait "${processes[-1]}" || true
unset "processes[-1]"
start successor "$bin/service/kiwoom_gateway" --broker="$broker" --broker_ca_file="$run/certificate.pem" \
  --listen="127.0.0.1:$port" --admin_listen= --app_key_file="$run/gateway.app_key" \
  --secret_key_file="$run/gateway.secret_key"
until_has "$run/day.rec" '"disconnected":' 1
until_has "$run/day.rec" '"gap":' 1
kill -INT $recorder
wait $recorder || fail "the recorder ended with $?."
"$ctl" export "$run/day.rec" > "$run/day.jsonl" 2> "$run/day.err"
[[ ! -s $run/day.err ]] || fail "a closed recording: $(cat "$run/day.err")"
"$ctl" export "$run/day.rec" --format=csv Trade > "$run/day.csv" 2> /dev/null
[[ $(wc -l < "$run/day.csv") -eq $(($(grep -c '"trade":' "$run/day.jsonl") + 1)) ]] || fail "the table lacks lines."

# A reader of the replay gets the same trades, once each and in order, and learns of the gap.
trades() {
  grep '"trade":' "$1" | sed 's/,"replayed":true//'
}
"$ctl" play "$run/day.rec" --speed=max --listen=127.0.0.1:0 --json > "$run/play.json" 2> "$run/play.err" &
processes+=($!)
for _ in $(seq 300); do
  [[ ! -s $run/play.json ]] || break
  sleep 0.1
done
replay=127.0.0.1:$(port play grpc_port 2> /dev/null || sed -n 's/.*grpc_port":\([0-9]*\).*/\1/p' "$run/play.json")
"$ctl" --gateway="$replay" subscribe Trade:005930 --json > "$run/replayed.jsonl" 2> "$run/replayed.err" &&
  fail "the replay has no end."
grep -q "The recording ends here" "$run/replayed.err" || fail "the replay ended otherwise."
cmp <(trades "$run/day.jsonl") <(trades "$run/replayed.jsonl") || fail "the replay differs from the recording."
grep -q '"gap":' "$run/replayed.jsonl" || fail "the replay hides the gap."
! grep -q '"inconsistent":' "$run/day.jsonl" "$run/replayed.jsonl" || fail "events are missing in silence."
! grep -q '"order_book":' "$run/replayed.jsonl" || fail "the replay sends what nobody asked for."
