#!/usr/bin/env bash
# Checks that --help of a program names every flag that its source declares and that the README lists.
#
#   help_test.sh PROGRAM SOURCE [README]
#
# The source is C++ or a page of flags.
set -uo pipefail
help=$("$1" --help)
flags=$(grep -oP '^(ABSL_FLAG\([^,]+, |\| `--)\K\w+' "$2")
[[ $# -lt 3 ]] || flags+=" $(grep -oP '^\| `--.*' "$3" | grep -oP -- '--\K\w+')"
[[ $(wc -w <<< "$flags") -gt 2 ]] || { echo "$2 declares no flags" && exit 1; }
missing=0
for flag in $flags; do
  grep -Eq -- "--$flag( \(|=|  |$)" <<< "$help" || { echo "--help of $1 does not name --$flag" && missing=1; }
done
exit $missing
