#!/usr/bin/env bash
# third_party/npm/install against a machine that is played: when it asks npm, and what it says when that fails.
set -u

failures=0
expect() { # TITLE ACTUAL EXPECTED
  if [[ $2 != "$3" ]]; then
    printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$3" "$2"
    failures=$((failures + 1))
  fi
}

machine=$TEST_TMPDIR/machine
mkdir -p "$machine/bin" "$machine/tree/npm"
cp third_party/npm/install "$machine/tree/npm/install"
echo '{"version": 1}' > "$machine/tree/npm/package-lock.json"
for tool in bash cmp cp dirname env grep mkdir mktemp rm tail; do
  ln -sf "$(command -v $tool)" "$machine/bin/$tool"
done

# script PATH BODY
script() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" > "$1"
  chmod +x "$1"
}
# run: its exit code and output in $said, the calls of npm and apt in $calls.
run() {
  : > "$machine/calls"
  said=$(PATH=$machine/bin CALLS=$machine/calls "$machine/tree/npm/install" 2>&1 < /dev/null)
  said="$? $said"
  calls=$(< "$machine/calls")
}

script "$machine/tree/install" 'echo "install: no package" >&2; exit 1'
run
expect "no npm, and none to be had" "$said" "1 install: no package"

export MACHINE=$machine
script "$machine/npm" 'echo "npm $1" >> "$CALLS"; mkdir -p node_modules; echo noise'
script "$machine/tree/install" 'echo "packages $1" >> "$CALLS"; cp "$MACHINE/npm" "$MACHINE/bin/npm"'
run
expect "npm comes first" "$said $calls" "0 Installing buf and clang-format packages npm/packages.txt"$'\n'"npm ci"

run
expect "all is there" "$said $calls" "0  "

echo '{"version": 2}' > "$machine/tree/npm/package-lock.json"
run
expect "another version is wanted" "$said $calls" "0 Installing buf and clang-format npm ci"

echo '{"version": 3}' > "$machine/tree/npm/package-lock.json"
script "$machine/bin/npm" 'echo "npm error code ENOTFOUND"; echo "npm error no such host"; exit 1'
run
expect "npm fails" "$said" \
  $'1 Installing buf and clang-format\nthird_party/npm/install: npm could not install them: npm error no such host'

exit $((failures > 0))
