#!/usr/bin/env bash
# toolchain.bash on a machine that is played: when it installs, and what it says of a toolchain that is not good enough.
set -u

failures=0
expect() { # TITLE ACTUAL EXPECTED
  if [[ $2 != "$3" ]]; then
    printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$3" "$2"
    failures=$((failures + 1))
  fi
}

export MACHINE=$TEST_TMPDIR/machine
mkdir -p "$MACHINE/bin" "$MACHINE/tree/third_party" "$MACHINE/tree/tests/clients/go"
cp tests/clients/toolchain.bash "$MACHINE/tree/tests/clients/toolchain.bash"
for tool in bash chmod env grep head mktemp rm sort tail; do
  ln -sf "$(command -v $tool)" "$MACHINE/bin/$tool"
done

# script PATH BODY
script() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" > "$1"
  chmod +x "$1"
}
# run: the exit code and output of a check whose last line is COMMAND.
run() {
  script "$MACHINE/tree/tests/clients/go/check" "set -euo pipefail
    cd $MACHINE/tree/tests/clients/go
    source ../toolchain.bash
    need go Go 1.24 go version
    $1"
  said=$(PATH=$MACHINE/bin "$MACHINE/tree/tests/clients/go/check" 2>&1 < /dev/null)
  said="$? ${said//$MACHINE/}"
}

check=/tree/tests/clients/go/check
install=$MACHINE/tree/third_party/install

script "$install" 'echo "install $1: no package" >&2; exit 1'
run true
expect "none, and no package" "$said" "1 install clients/go.txt: no package
$check: Go 1.24 or newer is needed and none is there: install one, and put it first in PATH."

script "$install" 'echo "echo go version go1.19 linux" > "$MACHINE/bin/go"; chmod +x "$MACHINE/bin/go"'
run true
expect "the distribution's is too old" "$said" \
  "1 $check: Go 1.24 or newer is needed and 1.19 is there: install one, and put it first in PATH."

script "$install" 'echo "echo go version go1.24.4 linux" > "$MACHINE/bin/go"'
run 'echo "then on"'
expect "the distribution's replaces an old one" "$said" "0 then on"

script "$install" 'echo "install must not be asked"'
run 'quietly echo noise'
expect "all is there, and what works is quiet" "$said" "0 "

run "quietly bash -c 'echo why; exit 3'"
expect "what fails is shown" "$said" "1 why
$check: bash failed: what it printed stands above."

exit $((failures > 0))
