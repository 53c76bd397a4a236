# Sourced by scripts that play the whole house: starts the simulated broker and gateways on it, on free ports of this
# machine, and ends them. The script has a function `fail`, and says where things are:
#
#   bin=…   where the programs are: a tree's out/bin
#   run=…   the folder of this run: keys, certificate, logs, ports
# shellcheck shell=bash disable=SC2154

processes=()

# end_processes: the last first, as readers come after what they read from.
end_processes() {
  local i
  for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
    kill "${processes[i]}" 2> /dev/null
    wait "${processes[i]}" 2> /dev/null
  done
}

# start NAME COMMAND…: in the background, until its ports file exists.
start() {
  local name=$1 ports=$run/$1.json log=$run/$1.log
  shift
  # In a session of its own: Ctrl-C is for the script, which ends it in its turn.
  setsid "$@" --ports_file="$ports" > "$log" 2>&1 < /dev/null &
  processes+=($!)
  for _ in $(seq 300); do
    [[ ! -s $ports ]] || return 0
    kill -0 "${processes[-1]}" 2> /dev/null || break
    sleep 0.1
  done
  cat "$log" >&2
  fail "the $name did not start: what it said stands above."
}

# port NAME KEY: what its ports file says.
port() {
  sed -n "s/.*\"$2\": *\([0-9]*\).*/\1/p" "$run/$1.json"
}

# start_simulator FLAGS…: sets `broker`, its address for gateways.
start_simulator() {
  start simulator "$bin/simulator/kiwoom_simulator" --rest_port=0 --websocket_port=0 --value_on_registration \
    --cert="$run/certificate.pem" --key="$run/key.pem" "$@" # which it makes
  broker=https://127.0.0.1:$(port simulator rest_port),wss://127.0.0.1:$(port simulator websocket_port)
}

# start_gateway NAME FLAGS…: with an app key of its own. Sets `gateway`, its address for clients.
start_gateway() {
  local name=$1
  shift
  (umask 077 && for key in app_key secret_key; do openssl rand -hex 16 > "$run/$name.$key"; done)
  start "$name" "$bin/service/kiwoom_gateway" --broker="$broker" --broker_ca_file="$run/certificate.pem" \
    --app_key_file="$run/$name.app_key" --secret_key_file="$run/$name.secret_key" --listen=127.0.0.1:0 "$@"
  gateway=127.0.0.1:$(port "$name" grpc_port)
}
