#!/usr/bin/env bash
# third_party/install against a machine that is played: what it asks apt for, and what it says when it cannot.
set -u

failures=0
expect() { # TITLE ACTUAL EXPECTED
  if [[ $2 != "$3" ]]; then
    printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$3" "$2"
    failures=$((failures + 1))
  fi
}

machine=$TEST_TMPDIR/machine
mkdir -p "$machine/bin" "$machine/tree"
cp third_party/install "$machine/tree/install"
printf '# comment\n\nalpha\ng++\nlibbeta-dev\n' > "$machine/tree/packages.txt"
for tool in bash dirname env grep mktemp rm tail; do
  ln -sf "$(command -v $tool)" "$machine/bin/$tool"
done

# tool NAME BODY: puts a script of this name on the machine.
tool() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" > "$machine/bin/$1"
  chmod +x "$machine/bin/$1"
}
# run LIST: its output in $said, its exit code in $code, apt's calls in $calls.
run() {
  : > "$machine/calls"
  said=$(PATH=$machine/bin CALLS=$machine/calls "$machine/tree/install" "$@" 2>&1 < /dev/null)
  code=$?
  calls=$(< "$machine/calls")
}

run
expect "not Debian" "$code $said" \
  "1 third_party/install: this is no Debian: install the equivalents of 3 packages in third_party/packages.txt by hand."

tool dpkg-query 'echo "installed alpha"; echo "installed g++"; echo "installed libbeta-dev"'
run
expect "nothing is missing" "$code $said $calls" "0  "

tool dpkg-query 'echo "installed alpha"; echo "config-files g++"; exit 1'
if [[ $EUID -ne 0 ]]; then
  run
  expect "no root" "$code $said" \
    "1 third_party/install: 2 packages are missing and only root can install them: run it as root, once."
  tool sudo '[[ $1 != -n ]] || shift; exec "$@"'
fi

tool apt-get 'echo "${@: -3}" >> "$CALLS"; echo noise'
run
expect "what is missing is installed" "$code $said" "0 Installing 2 packages: g++ libbeta-dev"
expect "what is missing is asked for" "${calls##*$'\n'}" "--no-install-recommends g++ libbeta-dev"

printf 'gamma\n' > "$machine/tree/others.txt"
run others.txt
expect "another list" "$code $said ${calls##*$'\n'}" "0 Installing 1 packages: gamma -y --no-install-recommends gamma"

tool apt-get 'echo "Reading"; echo "E: Unable to locate package libbeta-dev"; exit 100'
run
expect "apt fails" "$code ${said##*$'\n'}" \
  "1 third_party/install: apt-get could not install them: E: Unable to locate package libbeta-dev"

exit $((failures > 0))
