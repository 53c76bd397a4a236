#!/usr/bin/env bash
# The gateway as a process: what signals and changed key files do to it, and the token at its end.
set -euo pipefail

fail() {
  echo "signals_test: $*" >&2
  cat "$run"/*.log >&2 || true
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
source simulator/house.bash
trap 'end_processes || true' EXIT # one of them has ended already

# log_has NAME TEXT: waits until the log of that process has the text.
log_has() {
  for _ in $(seq 600); do
    ! grep -qF -- "$2" "$run/$1.log" || return 0
    sleep 0.1
  done
  fail "the log of the $1 never had \"$2\"."
}

start_simulator
start_gateway gateway --revoke_token
gateway_process=${processes[-1]}
log_has simulator "/oauth2/token"

# A rotated key: the gateway takes it without a restart, at SIGHUP as well as by itself.
openssl rand -hex 16 > "$run/gateway.secret_key"
kill -HUP "$gateway_process"
log_has gateway "session default: the key files have changed: requesting a token with the new key"
! grep -qFf "$run/gateway.secret_key" "$run"/*.log || fail "a log has the secret key."

# A file that cannot be read leaves the key as it is, and is reported.
rm "$run/gateway.app_key"
kill -HUP "$gateway_process"
log_has gateway "session default: the file $run/gateway.app_key is not a regular file"

# With several keys, each session follows its own files.
start_gateway_of_sessions desk "main second"
openssl rand -hex 16 > "$run/desk.keys/second/secret_key"
kill -HUP "${processes[-1]}"
log_has desk "session second: the key files have changed: requesting a token with the new key"
! grep -qF "session main: the key files" "$run/desk.log" || fail "the other session takes a key, too."
! grep -qFf "$run/desk.keys/second/secret_key" "$run"/*.log || fail "a log has the secret key."

kill -TERM "$gateway_process"
status=0
wait "$gateway_process" || status=$?
[[ $status -eq 0 ]] || fail "the gateway ended with $status."
log_has gateway "revoked the token"
log_has simulator "/oauth2/revoke"
log_has gateway "stopped"
