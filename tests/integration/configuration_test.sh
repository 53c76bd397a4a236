#!/usr/bin/env bash
# The gateway's command line and configuration file, and its log for machines, as a process.
set -euo pipefail

fail() {
  echo "configuration_test: $*" >&2
  cat "$run"/*.log >&2 || true
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
source simulator/house.bash
trap 'end_processes || true' EXIT

# answer EXPECTED_STATUS FLAGS…: keeps what the gateway prints before it ends with that status.
answer() {
  local expected=$1 status=0
  shift
  "$bin/service/kiwoom_gateway" "$@" > "$run/answer.log" 2>&1 || status=$?
  [[ $status -eq $expected ]] || fail "kiwoom_gateway $* ended with $status instead of $expected."
}

# has TEXT: the answer has this text.
has() {
  grep -qF -- "$1" "$run/answer.log" || fail "the answer lacks \"$1\"."
}

# log_has NAME TEXT: waits until the log of that process has the text.
log_has() {
  for _ in $(seq 600); do
    ! grep -qF -- "$2" "$run/$1.log" || return 0
    sleep 0.1
  done
  fail "the log of the $1 never had \"$2\"."
}

# Questions.
for question in --help -h -help "--help --loud" "--broker=mock -h"; do
  # shellcheck disable=SC2086 # several words
  answer 0 $question
  has "  --listen=HOST:PORT"
done
answer 0 --version
grep -Eq "^kiwoom_gateway [0-9.]+ \(commit [^ ]+, broker's tables of 20[0-9-]+\)$" "$run/answer.log" ||
  fail "--version does not say what it should."

# A file with mistakes: all of them are reported at once, and no secret.
make_key "$run/checked."
cat > "$run/mistakes.yaml" << EOF
broker: mock
lisen: 127.0.0.1:0
queue_limit: many
secret_key: $(cat "$run/checked.secret_key")
log_format: xml
EOF
answer 2 --check_config --config_file="$run/mistakes.yaml" --app_key_file="$run/checked.app_key"
has "$run/mistakes.yaml:2: lisen is not a flag: did you mean listen?"
has "$run/mistakes.yaml:3: queue_limit is \"many\": write a whole number"
has "$run/mistakes.yaml:4: secret_key is a secret"
has "--log_format is \"xml\": choose text, json"
has "--secret_key_file is missing"
! grep -qFf "$run/checked.secret_key" "$run/answer.log" || fail "the answer has the secret key."

# A good one is checked without a start: nobody listens where it says that the broker is.
cat > "$run/good.yaml" << EOF
broker: https://127.0.0.1:1,wss://127.0.0.1:1
app_key_file: $run/checked.app_key
secret_key_file: $run/checked.secret_key
log_level: error
EOF
answer 0 --check_config --config_file="$run/good.yaml"
[[ $(cat "$run/answer.log") == "the configuration is valid" ]] || fail "--check_config says more than that."
KIWOOM_CONFIG_FILE=$run/good.yaml answer 0 --check_config
KIWOOM_LISTEN=nowhere answer 2 --check_config --config_file="$run/good.yaml"
has "--listen is \"nowhere\": write HOST:PORT"

# A port that is taken: the kernel's words.
start_simulator
cat > "$run/gateway.yaml" << EOF
log_level: info
log_format: json
EOF
start_gateway gateway --config_file="$run/gateway.yaml"
answer 2 --config_file="$run/good.yaml" --listen="$gateway"
has "cannot listen on $gateway: Address already in use"
answer 2 --config_file="$run/good.yaml" --listen="$gateway" --log_format=json
has "\"level\":\"critical\",\"message\":\"cannot listen on"

# A running gateway takes the log level from the file at SIGHUP, and names what needs a restart.
cat > "$run/gateway.yaml" << EOF
log_level: debug
log_format: json
items_per_caller: 5
EOF
kill -HUP "${processes[-1]}"
log_has gateway "--log_level is now debug"
log_has gateway "--items_per_caller has changed in the configuration file: restart the gateway for it"
echo "log_levle: info" > "$run/gateway.yaml"
kill -HUP "${processes[-1]}"
log_has gateway "gateway.yaml:1: log_levle is not a flag: did you mean log_level?"

# A call that fails: the client learns the id by which the log knows the call.
"$bin/clients/cli/kiwoomctl" --gateway="$gateway" get SectorPrice market=KOSPI sector_code=nowhere \
  > "$run/call.log" 2>&1 && fail "a query for no sector succeeds."
log_has gateway "\"method\":\"SectorService/GetSectorPrice\""

# Every log line is one JSON object. The line with the ports is from stdout, which is in the same file here.
python3 - "$run/gateway.log" << 'EOF' || fail "the log is not as it should be."
import datetime, json, sys

lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
lines = [line for line in lines if "grpc_port" not in line]
for line in lines:
    assert datetime.datetime.fromisoformat(line["time"]).tzinfo is not None, line
    assert line["level"] in ("debug", "info", "warning", "error"), line
    assert line["message"], line
failed = [line for line in lines if line.get("method") == "SectorService/GetSectorPrice"]
assert [line["code"] for line in failed] == ["INVALID_ARGUMENT"], failed
assert failed[0]["request_id"] in failed[0]["message"] and failed[0]["caller"], failed
EOF
