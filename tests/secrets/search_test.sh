#!/usr/bin/env bash
# The search passes logs without a secret, finds one of each kind, and notices secrets that no test uses.
set -euo pipefail
cd "$TEST_SRCDIR/$TEST_WORKSPACE"
logs=$TEST_TMPDIR/logs
sources=$TEST_TMPDIR/sources
said=$TEST_TMPDIR/said
mkdir -p "$logs/a" "$logs/b" "$sources/tests"
fail() {
  echo "$*" && cat "$said"
  exit 1
}

# expect CODE: the search ends with it.
expect() {
  local code=0
  tests/secrets/search "$logs" "$sources" 2> "$said" || code=$?
  [[ $code == "$1" ]] || fail "exit code $code instead of $1"
}

# Assembled, because this test's own log must not have one.
key=test-secret
key+=-key
account=11111
account+=11111

# The list itself is what the tests use.
sed -n '/^secrets=(/,/^)/p' tests/secrets/search > "$sources/tests/a_test.cc"
echo "nothing to see" > "$logs/a/test.log"
echo "all is well" > "$logs/b/test.log"
expect 0
grep -q "^secrets: 2 logs, " "$said" || fail "it does not count"

for secret in "$key" "$account"; do
  printf 'a line\nkey=%s!\n' "$secret" > "$logs/b/test.log"
  expect 1
  grep -q "/b/test.log has a secret: $secret$" "$said" || fail "it missed a secret"
  ! grep -qE "/a/test.log|no test uses" "$said" || fail "it reports more than the secret"
done

echo "all is well" > "$logs/b/test.log"
sed -i "/$key/d" "$sources/tests/a_test.cc"
expect 1
[[ $(grep -c "no test uses" "$said") == 1 ]] || fail "it does not notice the one secret that no test uses"
grep -q "no test uses $key any more" "$said" || fail "it names another secret"

rm "$logs"/*/test.log
expect 1
code=0
tests/secrets/search "$logs/nowhere" 2> "$said" || code=$?
[[ $code == 2 ]] || fail "exit code $code without a folder"
