# Sourced by scripts that run the whole system: starts a simulator and gateways connected to it, on free ports, and
# stops them. The script defines a function `fail` and these variables:
#
#   bin=…   the folder of the programs: a tree's out/bin
#   run=…   the folder of this run, for keys, certificate, logs and ports
# shellcheck shell=bash disable=SC2154

processes=()

# end_processes: stops clients before their servers.
end_processes() {
  local i
  for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
    kill "${processes[i]}" 2> /dev/null
    wait "${processes[i]}" 2> /dev/null
  done
}

# start NAME COMMAND…: starts it in the background and waits for its ports file.
start() {
  local name=$1 ports=$run/$1.json log=$run/$1.log
  shift
  # setsid: Ctrl-C must reach only the script, which then stops the processes.
  setsid "$@" --ports_file="$ports" > "$log" 2>&1 < /dev/null &
  processes+=($!)
  for _ in $(seq 300); do
    [[ ! -s $ports ]] || return 0
    kill -0 "${processes[-1]}" 2> /dev/null || break
    sleep 0.1
  done
  cat "$log" >&2
  fail "the $name did not start: see its output above."
}

# port NAME KEY: prints a port from its ports file.
port() {
  sed -n "s/.*\"$2\": *\([0-9]*\).*/\1/p" "$run/$1.json"
}

# start_simulator FLAGS…: sets `broker`, its address for gateways.
start_simulator() {
  start simulator "$bin/simulator/kiwoom_simulator" --rest_port=0 --websocket_port=0 --value_on_registration \
    --cert="$run/certificate.pem" --key="$run/key.pem" "$@" # the simulator creates both
  broker=https://127.0.0.1:$(port simulator rest_port),wss://127.0.0.1:$(port simulator websocket_port)
}

# make_key PREFIX: writes the files PREFIXapp_key and PREFIXsecret_key, which only their owner can read.
make_key() {
  local key
  (umask 077 && for key in app_key secret_key; do openssl rand -hex 16 > "$1$key"; done)
}

# run_gateway NAME FLAGS…: starts it with the keys that the flags name. Sets `gateway`, its address for clients.
run_gateway() {
  local name=$1
  shift
  start "$name" "$bin/service/kiwoom_gateway" --broker="$broker" --broker_ca_file="$run/certificate.pem" \
    --listen=127.0.0.1:0 --admin_listen= --http_listen= "$@"
  gateway=127.0.0.1:$(port "$name" grpc_port)
}

# start_gateway NAME FLAGS…: starts it with its own app key.
start_gateway() {
  local name=$1
  shift
  make_key "$run/$name."
  run_gateway "$name" --app_key_file="$run/$name.app_key" --secret_key_file="$run/$name.secret_key" "$@"
}

# start_gateway_of_sessions NAME "SESSION…" FLAGS…: starts it with an app key for each session, in $run/NAME.keys.
start_gateway_of_sessions() {
  local name=$1 sessions=$2 session
  shift 2
  for session in $sessions; do
    mkdir -p "$run/$name.keys/$session"
    make_key "$run/$name.keys/$session/"
  done
  run_gateway "$name" --keys_dir="$run/$name.keys" "$@"
}
