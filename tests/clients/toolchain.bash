# Sourced by the check of a language, in that language's folder: finds its toolchain and runs it quietly.
# shellcheck shell=bash

fail() {
  echo "$0: $*" >&2
  exit 1
}

# has_version MINIMUM COMMAND…: whether the command prints a version that is not older. Sets `version`.
has_version() {
  local minimum=$1
  version=$("${@:2}" 2> /dev/null < /dev/null | grep -m 1 -oE '[0-9]+(\.[0-9]+)+' | head -n 1)
  [[ -n $version && $(printf '%s\n' "$minimum" "$version" | sort -V | head -n 1) == "$minimum" ]]
}

# need LIST TITLE MINIMUM COMMAND…: a toolchain of any origin will do; the distribution's, which the list in
# third_party/clients names, is for machines that have none or an old one.
need() {
  local list=$1 title=$2 minimum=$3
  shift 3
  ! has_version "$minimum" "$@" || return 0
  ../../../third_party/install "clients/$list.txt" || true
  hash -r
  has_version "$minimum" "$@" ||
    fail "$title $minimum or newer is needed and ${version:-none} is there: install one, and put it first in PATH."
}

# quietly COMMAND…: what it prints is shown when it fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" > "$log" 2>&1 < /dev/null; then
    rm -f "$log"
  else
    tail -n 60 "$log" >&2
    rm -f "$log"
    fail "$1 failed: what it printed stands above."
  fi
}
