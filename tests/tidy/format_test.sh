#!/usr/bin/env bash
# Runs ./format in a small tree: what it reports, changes and leaves alone.
set -u

failures=0
expect() { # TITLE ACTUAL EXPECTED
  if [[ $2 != "$3" ]]; then
    printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$3" "$2"
    failures=$((failures + 1))
  fi
}

tree=$TEST_TMPDIR/tree
mkdir -p "$tree/third_party" "$tree/service" "$tree/out" "$tree/codegen/testdata/golden"
cp -L format .clang-format "$tree"
cp -rL third_party/npm "$tree/third_party"
good=$'int x;\n'
bad=$'int   x ;\n'
for path in service/clock.cc service/clock.h out/made.cc codegen/testdata/golden/registry.cc; do
  printf %s "$bad" > "$tree/$path"
done
printf %s "$good" > "$tree/main.cc"

# run ARGUMENTS…: the exit code and the output.
run() {
  said=$("$tree/format" "$@" 2>&1 < /dev/null)
  said="$? $said"
}

run --check
expect "what is not formatted is named" "$said" \
  $'1 service/clock.cc\nservice/clock.h\nformat: the files above are not formatted: run ./format.'
expect "checking changes nothing" "$(cat "$tree/service/clock.cc")" "${bad%$'\n'}"

run
expect "formatting is silent" "$said" "0 "
expect "it formats" "$(cat "$tree"/service/clock.* "$tree/main.cc")" $'int x;\nint x;\nint x;'
expect "what programs wrote stays" "$(cat "$tree"/{out,codegen/testdata/golden}/*)" $'int   x ;\nint   x ;'

run --check
expect "all is formatted" "$said" "0 "

run --fix
expect "an option that there is not" "$said" '1 format: "--fix" is not an option; the only option is --check.'

echo "BasedOnStyle: Nobody" > "$tree/.clang-format"
run --check
expect "a broken configuration is no success" "${said%%:*}" "1 format"

rm -r "$tree/third_party/npm/node_modules"
printf '#!/usr/bin/env bash\necho "install: no network" >&2\nexit 1\n' > "$tree/third_party/npm/install"
chmod +x "$tree/third_party/npm/install"
run --check
expect "no clang-format, and none to be had" "$said" "1 install: no network"

exit $((failures > 0))
