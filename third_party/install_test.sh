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
for tool in awk bash dirname dpkg env grep mktemp rm sed sort tail xargs; do
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

tool dpkg-query 'echo "installed alpha 1"; echo "installed g++ 4:12"; echo "installed libbeta-dev 1"'
run
expect "nothing is missing" "$code $said $calls" "0  "

tool dpkg-query 'echo "installed alpha 1"; echo "config-files g++ 4:12"; exit 1'
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

# Two distributions, which differ in the package that has Boost's headers. What apt-cache knows is in the file `known`.
tool apt-cache 'case $1 in
  pkgnames) grep -o "^$2[^ ]*" "$KNOWN" ;;
  show) for name in "${@:3}"; do sed -n "s/^\($name\) \(.*\)/Package: \1\nVersion: \2\n/p" "$KNOWN"; done ;;
esac'
export KNOWN=$machine/known
printf 'libboost-dev (>= 1.75) | libboost1.[0-9][0-9]-dev (>= 1.75)\n' > "$machine/tree/boost.txt"
old='libboost-dev 1.74.0.3
libboost1.74-dev 1.74.0+ds1-21
libboost1.81-dev 1.81.0-5+deb12u1
libboost1.80-dev 1.80.0-1
libboost1.81-all-dev 1.81.0-5+deb12u1'
new='libboost-dev 1.83.0.2+b2
libboost1.83-dev 1.83.0-4.2
libboost1.88-dev 1.88.0-1'

# boost TITLE KNOWN INSTALLED EXPECTED
boost() {
  echo "$2" > "$KNOWN"
  tool dpkg-query "echo '$3'"
  run boost.txt
  expect "$1" "$code $said" "$4"
}
boost "the usual package is new enough" "$new" "" "0 Installing 1 packages: libboost-dev"
boost "the usual package is too old: the newest of the others" "$old" "" "0 Installing 1 packages: libboost1.81-dev"
boost "it is there" "$new" "installed libboost-dev 1.83.0.2+b2" "0 "
boost "the other is there" "$old" "installed libboost1.81-dev 1.81.0-5+deb12u1" "0 "
boost "it is there, but too old" "$old" $'installed libboost-dev 1.74.0.3\ninstalled libboost1.74-dev 1.74.0+ds1-21' \
  "0 Installing 1 packages: libboost1.81-dev"
boost "all are too old" "libboost-dev 1.74.0.3" "" \
  "1 third_party/install: the distribution has none of: libboost-dev (>= 1.75) | libboost1.[0-9][0-9]-dev (>= 1.75)"

tool dpkg-query 'echo "installed alpha 1"; echo "config-files g++ 4:12"; exit 1'
tool apt-get 'echo "Reading"; echo "E: Unable to locate package libbeta-dev"; exit 100'
run
expect "apt fails" "$code ${said##*$'\n'}" \
  "1 third_party/install: apt-get could not install them: E: Unable to locate package libbeta-dev"

exit $((failures > 0))
