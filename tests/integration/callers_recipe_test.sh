#!/usr/bin/env bash
# Runs the commands of CALLERS.md in their order, against a simulator, and checks what they achieve.
set -euo pipefail

fail() {
  echo "callers_recipe_test: $*" >&2
  cat "$run"/*.log >&2 || true
  exit 1
}

bin=$PWD
page=$PWD/CALLERS.md
run=$TEST_TMPDIR
source simulator/house.bash
trap 'end_processes || true' EXIT
start_simulator
cd "$run"
(umask 077 && for key in app_key secret_key; do openssl rand -hex 16 > "$key"; done)

# The page's commands. Only the ports and the broker differ, and a gateway replaces the one before.
gateways=0
kiwoom_gateway() {
  stop_gateway
  gateways=$((gateways + 1))
  start "gateway$gateways" "$bin/service/kiwoom_gateway" \
    "${@/--listen=0.0.0.0:50051/--listen=0.0.0.0:0}" --broker="$broker" --broker_ca_file="$run/certificate.pem" \
    --http_listen=
  port=$(port "gateway$gateways" grpc_port)
}
stop_gateway() {
  [[ $gateways -gt 0 ]] || return 0
  kill "${processes[-1]}"
  wait "${processes[-1]}" || fail "the gateway ended with $?."
  unset "processes[-1]"
}
kiwoomctl() {
  "$bin/clients/cli/kiwoomctl" "${@/localhost:50051/localhost:$port}"
}
pkill() {
  [[ $* == "-HUP -x kiwoom_gateway" ]] || fail "the page has another pkill: $*"
  kill -HUP "${processes[-1]}"
}
# shown: the serial number of the certificate that the gateway shows.
shown() {
  # The gateway may end the connection first, which s_client calls an error.
  (openssl s_client -connect "localhost:$port" -alpn h2 -CAfile tls/ca.crt -cert tls/desk.crt -key tls/desk.key \
    2> /dev/null < /dev/null || true) | openssl x509 -noout -serial
}

# block N: the page's command block of this number.
block() {
  awk -v wanted="$1" '/^```bash$/ { count++; inside = count == wanted; next } /^```$/ { inside = 0 } inside' "$page"
}
# perform N: runs it.
perform() {
  block "$1" > "block$1.bash"
  [[ -s block$1.bash ]] || fail "the page has no block $1."
  source "block$1.bash"
}
# refused WORDS COMMAND…: it must fail with these words.
refused() {
  local words=$1 said
  shift
  said=$("$@" 2>&1) && fail "not refused: $*"
  [[ $said == *"$words"* ]] || fail "refused with other words than \"$words\": $said"
}

perform 1 # authority and certificate
perform 2 # token and callers
perform 3 # the gateway
perform 4 > answer
grep -q current_price answer || fail "no answer with the token: $(cat answer)"
refused "must know its callers" kiwoomctl --gateway=localhost:50051 --ca_file=tls/ca.crt get SectorPrice \
  market=KOSPI sector_code=001
export KIWOOM_GATEWAY_TOKEN=0123456789abcdef0123456789abcdef
refused "belongs to no caller" kiwoomctl --gateway=localhost:50051 --ca_file=tls/ca.crt get SectorPrice \
  market=KOSPI sector_code=001
unset KIWOOM_GATEWAY_TOKEN

perform 5 # another caller, a gateway that needs certificates
perform 6 > answer
grep -q current_price answer || fail "no answer with the certificate: $(cat answer)"
# No certificate. TLS 1.3 may tell the client before or after its own handshake has ended.
said=$(kiwoomctl --gateway=localhost:50051 --ca_file=tls/ca.crt --token_file=dashboard.token \
  get SectorPrice market=KOSPI sector_code=001 2>&1) && fail "not refused without a certificate"
[[ $said == *"Cannot reach a gateway"* || $said == *UNAVAILABLE* ]] || fail "refused with other words: $said"

before=$(shown)
perform 7 # a renewed certificate
for _ in $(seq 300); do
  [[ $(shown) == "$before" ]] || break
  sleep 0.1
done
[[ $(shown) != "$before" ]] || fail "the renewed certificate is not shown."
perform 6 > answer
grep -q current_price answer || fail "no answer after the renewal: $(cat answer)"

# A caller that is removed.
sed -i '/name: desk/,$d' callers.yaml
kill -HUP "${processes[-1]}"
for _ in $(seq 300); do
  said=$(perform 6 2>&1) || break
  sleep 0.1
done
[[ $said == *"belongs to no caller"* ]] || fail "the removed caller got: $said"

stop_gateway
gateways=0
perform 8 > audit
grep -q '"outcome":"UNAUTHENTICATED","reason":"CREDENTIALS_INVALID"' audit ||
  fail "no refusal in the audit log: $(cat audit)"
[[ $(stat -c %a audit.jsonl) == 600 ]] || fail "others can read the audit log."
[[ -z $(block 9) ]] || fail "the page has commands that nobody runs."

# No secret is in any output.
for secret in app_key secret_key dashboard.token; do
  ! grep -lFf "$secret" ./*.log answer audit || fail "an output has the $secret."
done
! grep -l 0123456789abcdef0123456789abcdef ./*.log audit || fail "an output has the token that was refused."

# A key that others can read.
chmod 644 secret_key
refused "secret_key has mode 0644, so every user of this machine can use it: run chmod 600, or set" \
  "$bin/service/kiwoom_gateway" --broker=mock --app_key_file=app_key --secret_key_file=secret_key
