#!/usr/bin/env bash
# The completion of kiwoomctl's command lines, in the shells that are installed; bash always is.
set -euo pipefail

fail() {
  echo "kiwoomctl_completion_test: $*" >&2
  exit 1
}

PATH=$PWD/clients/cli:$PATH
export LC_ALL=C.UTF-8

# in_bash LINE: the candidates for the line, as readline would insert them behind its last word break.
in_bash() {
  bash --norc -c 'source <(kiwoomctl completion bash)
    COMP_LINE=$1 COMP_POINT=${#1}
    _kiwoomctl
    printf "%s\n" "${COMPREPLY[@]}"' bash "$1"
}

# in_fish LINE: likewise, whole words.
in_fish() {
  fish --no-config -c 'kiwoomctl completion fish | source; complete -C $argv[1]' "$1"
}

# in_zsh LINE: likewise. It calls the function as zsh would, with a compadd that prints.
in_zsh() {
  zsh -f -c 'source <(kiwoomctl completion zsh)
    compadd() { print -l -- $candidates }
    _files() { }
    words=(${(s: :)1}) && [[ $1 != *" " ]] || words+=("")
    CURRENT=$#words
    _kiwoomctl' zsh "$1"
}

# completes SHELL LINE CANDIDATES…
completes() {
  local shell=$1 line=$2 got expected
  shift 2
  expected=$(printf "%s\n" "$@")
  got=$("in_$shell" "$line")
  [[ $got == "$expected" ]] || fail "$shell completes \"$line\" as: $got"
}

for shell in bash fish zsh; do
  kiwoomctl completion $shell > /dev/null || fail "there is no script for $shell."
  command -v $shell > /dev/null || { echo "$shell is not installed: not tried." && continue; }
  completes $shell "kiwoomctl subsc" subscribe subscriptions
  completes $shell "kiwoomctl get SectorPri" SectorPrice
  completes $shell "kiwoomctl subscribe Tra" Trade:
  completes $shell "kiwoomctl subscribe --without" --without_snapshot
done
completes bash "kiwoomctl get SectorPrice ma" market= max_age=
completes bash "kiwoomctl get SectorPrice market=KOSP" KOSPI KOSPI200
completes bash "kiwoomctl record day.rec Tra" Trade:
[[ -z $(in_bash "kiwoomctl play ") ]] || fail "candidates where a file is meant."
if kiwoomctl completion tcsh 2> /dev/null; then fail "a script for tcsh?"; fi
