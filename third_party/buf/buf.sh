#!/usr/bin/env bash
# buf, from the root of the tree, of an action or of a test's files: `buf.sh COMMAND FOLDER FLAGS…`.
set -euo pipefail

programs=(third_party/npm/node_modules/@bufbuild/buf-linux-*/bin/buf)
if [[ ! -x ${programs[0]} ]]; then
  echo "buf is not installed: run third_party/npm/install." >&2
  exit 1
fi
# Where it would keep what it downloads: nothing.
export HOME=${TEST_TMPDIR:-${TMPDIR:-/tmp}}
# An absolute folder is a module by itself, whatever stands around it; what is said of it is said by import paths.
folder=$(realpath --no-symlinks "$2")
"${programs[0]}" "$1" "$folder" "${@:3}" 2>&1 | sed "s|$folder/||g"
