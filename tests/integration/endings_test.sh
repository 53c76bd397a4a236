#!/usr/bin/env bash
# The exit codes of the gateway as a process, other than those that signals cause.
set -euo pipefail

fail() {
  echo "endings_test: $*" >&2
  cat "$run"/*.log >&2 || true
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
source simulator/house.bash
trap 'end_processes || true' EXIT # some of them have ended already

# gateway_with_key_of NAME FLAGS…: the command line of a gateway with the same app key.
gateway_with_key_of() {
  local name=$1
  shift
  command=("$bin/service/kiwoom_gateway" --broker="$broker" --broker_ca_file="$run/certificate.pem"
    --app_key_file="$run/$name.app_key" --secret_key_file="$run/$name.secret_key"
    --listen=127.0.0.1:0 --admin_listen= --http_listen=
    "$@")
}

start_simulator
mkdir "$run/state"
start_gateway first --exit_when_replaced --state_dir="$run/state"
first=${processes[-1]}
! grep -qF "set --state_dir" "$run/first.log" || fail "a gateway with a state directory warns that it has none."

# On one state directory only one gateway logs in. The second one stands by, and can be stopped.
gateway_with_key_of first --state_dir="$run/state"
start second "${command[@]}"
grep -qF -- "--state_dir: $run/state is in use by another gateway: standing by" "$run/second.log" ||
  fail "it is silent."
kill -TERM "${processes[-1]}"
status=0
wait "${processes[-1]}" || status=$?
[[ $status -eq 0 ]] || fail "the gateway that stood by ended with $status instead of 0."
! grep -qF "is live" "$run/second.log" || fail "the gateway that stood by has logged in."

# A state directory of a later version, whose epochs this one cannot know.
mkdir "$run/later"
echo "format 2" >"$run/later/epochs"
gateway_with_key_of first --state_dir="$run/later"
status=0
"${command[@]}" >"$run/later.log" 2>&1 || status=$?
[[ $status -eq 2 ]] || fail "with a state directory of a later version it ended with $status instead of 2."
grep -qF -- "--state_dir: $run/later/epochs has format 2, of another version of the gateway" "$run/later.log" ||
  fail "it does not say that the state directory is of a later version."
[[ $(<"$run/later/epochs") == "format 2" ]] || fail "it has replaced the file of a later version."

# Another login of the key, by a gateway without a state directory.
gateway_with_key_of first
start twin "${command[@]}"
grep -qF "epochs may repeat after a restart if the clock is set back" "$run/twin.log" || fail "the twin does not warn."
status=0
wait "$first" || status=$?
[[ $status -eq 3 ]] || fail "the replaced gateway ended with $status instead of 3."
grep -qF "stopped: another login of the app key replaced the session" "$run/first.log" || fail "it does not say why."
