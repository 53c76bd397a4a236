#!/usr/bin/env bash
# The search finds a secret in a log, and passes logs without one.
set -euo pipefail
logs=$TEST_TMPDIR/logs
mkdir -p "$logs/a" "$logs/b"
echo "nothing to see" > "$logs/a/test.log"
echo "all is well" > "$logs/b/test.log"
search() {
  tests/secrets/search "$logs" 2> "$TEST_TMPDIR/said" || return 1
}
sources=$(grep -c 'no test uses' <(tests/secrets/search "$logs" 2>&1 || true) || true)
# In the sandbox the sources are not there: every secret is reported as unused, and nothing else.
[[ $sources -gt 0 ]] || { echo "the search does not notice secrets that no test uses" && exit 1; }
secret=test-secret
printf 'a line\nkey=%s-key!\n' "$secret" >> "$logs/b/test.log"
search && { echo "the search missed a secret" && exit 1; }
grep -q "/b/test.log has a secret: $secret-key" "$TEST_TMPDIR/said" || { cat "$TEST_TMPDIR/said" && exit 1; }
! grep -q "/a/test.log" "$TEST_TMPDIR/said"
