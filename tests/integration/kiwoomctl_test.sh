#!/usr/bin/env bash
# kiwoomctl as a process: what it prints to files and pipes, and where it connects.
set -euo pipefail

fail() {
  echo "kiwoomctl_test: $*" >&2
  cat "$run"/*.log >&2 || true
  exit 1
}

bin=$PWD
run=$TEST_TMPDIR
ctl=$bin/clients/cli/kiwoomctl
source simulator/house.bash
trap 'end_processes || true' EXIT

# has FILE TEXT
has() {
  grep -qF -- "$2" "$run/$1" || fail "$1 lacks \"$2\": $(head -c 2000 "$run/$1")"
}

# ends STATUS COMMAND…: it must end with that status. What it prints is in the files out and err.
ends() {
  local expected=$1 status=0
  shift
  "$@" > "$run/out" 2> "$run/err" || status=$?
  [[ $status -eq $expected ]] || fail "$* ended with $status instead of $expected: $(cat "$run/err")"
}

# Questions.
for question in -h --help help "catalog --help"; do
  # shellcheck disable=SC2086 # several words
  ends 0 "$ctl" $question
  has out "--gateway=TEXT"
done
ends 0 "$ctl" help subscribe
has out "kiwoomctl subscribe "
has out "--resume_file=TEXT"
! grep -q all_pages "$run/out" || fail "the help of a command names flags of others."
ends 0 "$ctl" --version
grep -Eq "^kiwoomctl [0-9.]+ \(commit [^ ]+, broker's tables of 20[0-9-]+\)$" "$run/out" ||
  fail "--version does not say what it should: $(cat "$run/out")"

# An output that cannot be written is an error; a reader that has enough is none worth a word.
for command in catalog --help --version; do
  status=0
  "$ctl" "$command" > /dev/full 2> "$run/err" || status=$?
  [[ $status -eq 1 ]] || fail "$command to a full disk ended with $status."
  has err "kiwoomctl: The output cannot be written: No space left on device."
done
set +o pipefail
"$ctl" catalog --json 2> "$run/err" | head -c 1 > "$run/out"
status=${PIPESTATUS[0]}
set -o pipefail
[[ $status -eq 141 || $status -eq 0 ]] || fail "a closed pipe ended kiwoomctl with $status."
[[ ! -s $run/err ]] || fail "a closed pipe made kiwoomctl say $(cat "$run/err")"

start_simulator
start_gateway gateway
export KIWOOM_GATEWAY=$gateway

# A pipe gets all columns, whatever COLUMNS says.
COLUMNS=80 ends 0 "$ctl" subscribe Trade:005930 --count=1
title=$("$ctl" catalog Trade | awk 'NR > 4 && NF > 3 { name = $2 } END { print name }')
has out "$title"

status=0
"$ctl" subscribe Trade:005930 --json > /dev/full 2> "$run/err" || status=$?
[[ $status -eq 1 ]] || fail "a stream to a full disk ended with $status."
has err "The output cannot be written: No space left on device."

ends 0 "$ctl" health
[[ $(cat "$run/out") == SERVING ]] || fail "health: $(cat "$run/out")"
ends 1 "$ctl" health nothing
ends 1 "$ctl" sessions --take_back=default # it is not replaced
has err FAILED_PRECONDITION
ends 0 "$ctl" get 업종현재가 시장구분=코스피 sector_code=001 --session=default --lang=ko
has out 현재가
ends 1 "$ctl" get SectorPrice market=0 sector_code=001 --session=nobody

# Addresses.
ends 0 "$ctl" --gateway="http://$gateway" sessions
ends 1 "$ctl" --gateway="https://$gateway" sessions
ends 2 "$ctl" --gateway="ftp://$gateway" sessions
has err "is not the address of a gateway"
KIWOOM_GATEWAY_TOKEN=secret ends 2 "$ctl" --gateway=http://gateway.example:50051 sessions
has err "needs TLS, or everybody on the way could read it"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost -keyout "$run/tls.key" -out "$run/tls.crt" 2> /dev/null
start_gateway secure --tls_certificate_file="$run/tls.crt" --tls_key_file="$run/tls.key"
secure=localhost:${gateway##*:}
ends 1 "$ctl" --gateway="https://$secure" sessions # an authority that the system does not know
ends 0 "$ctl" --gateway="$secure" --ca_file="$run/tls.crt" sessions
# gRPC's own variable stands for the system's authorities.
GRPC_DEFAULT_SSL_ROOTS_FILE_PATH=$run/tls.crt ends 0 "$ctl" --gateway="https://$secure" sessions
has out default
