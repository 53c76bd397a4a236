#!/usr/bin/env bash
# tests/distributions/debian on a fake machine: what it makes, what it keeps, and what it reports.
set -u

failures=0
expect() { # TITLE ACTUAL EXPECTED
  if [[ $2 != "$3" ]]; then
    printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$3" "$2"
    failures=$((failures + 1))
  fi
}

script=$PWD/tests/distributions/debian
machine=$TEST_TMPDIR/machine
mkdir -p "$machine"
export KIWOOM_ROOTS=$TEST_TMPDIR/roots CALLS=$TEST_TMPDIR/calls
root=$KIWOOM_ROOTS/trixie

# tool NAME BODY: puts a script with this name on the machine.
tool() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" > "$machine/$1"
  chmod +x "$machine/$1"
}
# run ARGUMENTS…: its exit code and last line in $said, without the seconds; the tools' calls in $calls.
run() {
  : > "$CALLS"
  said=$(PATH=$machine:$PATH "$script" "$@" 2> "$TEST_TMPDIR/errors")
  said="$? $(sed 's/ ([0-9]* s)//' <<< "$said")"
  errors=$(< "$TEST_TMPDIR/errors")
  calls=$(< "$CALLS")
}

run
expect "no suite" "$said $errors" "1  tests/distributions/debian: name a suite of Debian, such as trixie."
run --quick trixie
expect "no such option" "$errors" \
  "tests/distributions/debian: \"--quick\" is not an option; there are --fresh and --help."
run trixie tests
expect "no such step" "$errors" "tests/distributions/debian: \"tests\" is not a step; there are demo and test."
run ../etc
expect "a suite is a word" "$errors" "tests/distributions/debian: name a suite of Debian, such as trixie."

if [[ $EUID -ne 0 ]]; then
  run trixie
  expect "no root" "$errors" "tests/distributions/debian: only root can run debootstrap: run it as root."
  exit $((failures > 0))
fi

tool apt-get 'printf "%s\n" "Other/Debian http://other/" "Debian/Debian-Security http://security/" \
  "Debian/Debian http://mirror/" "Debian/Debian http://second/"'
tool apt-config 'echo "Acquire::http::Proxy \"http://proxy/\";"'
tool debootstrap 'echo "debootstrap ${@: -3}" >> "$CALLS"; mkdir -p "${@: -2:1}"/etc/apt/apt.conf.d \
  "${@: -2:1}"/usr/local/share/ca-certificates "${@: -2:1}"/srv; exit "${BROKEN:-0}"'
tool chroot 'echo "chroot $2" >> "$CALLS"'
tool git 'tar -c -C "$TEST_TMPDIR" errors'
# The command that is run inside, and what it prints.
tool unshare 'until [[ $1 == "cd /srv/"* ]]; do shift; done; shift 2; echo "$*" >> "$CALLS"; echo noise
  [[ $1 != ./test ]] || { echo "${COUNTS:-12 passed, 0 failed}"; [[ $COUNTS != *" 1 failed"* ]]; }'

BROKEN=1 run trixie
expect "no root is made" "${said%%: the log*}" "1 trixie root: failed"
[[ ! -e $root ]]
expect "half a root is none" "$?" "0"

run trixie -- --jobs=2
expect "demo and tests" "$said" $'0 trixie root: passed\ntrixie tree: passed
trixie packages: passed\ntrixie demo: passed
trixie test: passed: 12 passed, 0 failed'
expect "what was called" "$calls" "debootstrap trixie $root.part http://mirror/
chroot update-ca-certificates
third_party/install
third_party/npm/install
./demo --seconds=10 -- --jobs=2
./test -- --jobs=2"
expect "the proxy is this machine's" "$(< "$root/etc/apt/apt.conf.d/90host")" 'Acquire::http::Proxy "http://proxy/";'

touch "$root/kept" "$root/srv/kiwoom_gateway/gone"
COUNTS="11 passed, 1 failed" run trixie test
expect "a test fails" "${said%%: the log*}" $'1 trixie tree: passed\ntrixie packages: passed
trixie test: failed: 11 passed, 1 failed'
expect "the root is kept, the tree is not" "$(ls "$root/kept" "$root/srv/kiwoom_gateway")" "$root/kept

$root/srv/kiwoom_gateway:
errors"

KIWOOM_MIRROR=http://near/ run --fresh trixie demo
expect "a new root from another mirror" "$said ${calls%%$'\n'*}" $'0 trixie root: passed\ntrixie tree: passed
trixie packages: passed\ntrixie demo: passed debootstrap trixie '"$root.part http://near/"
[[ ! -e $root/kept ]]
expect "the old root is gone" "$?" "0"

tool apt-get ':'
run --fresh trixie
expect "no mirror" "${said%%: the log*} $errors" \
  "1 trixie root: failed This machine's apt names no mirror of Debian: name one in KIWOOM_MIRROR."

exit $((failures > 0))
