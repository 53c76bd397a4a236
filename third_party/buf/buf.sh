#!/usr/bin/env bash
# Runs buf from the root of the tree, in an action or with a test's files: `buf.sh COMMAND FOLDER FLAGS…`.
set -euo pipefail

programs=(third_party/npm/node_modules/@bufbuild/buf-linux-*/bin/buf)
if [[ ! -x ${programs[0]} ]]; then
  echo "buf is not installed: run third_party/npm/install." >&2
  exit 1
fi
# For downloads; there are none.
export HOME=${TEST_TMPDIR:-${TMPDIR:-/tmp}}
# An absolute folder is a module by itself, whatever surrounds it, and buf reports its files by import path.
folder=$(realpath --no-symlinks "$2")
"${programs[0]}" "$1" "$folder" "${@:3}" 2>&1 | sed "s|$folder/||g"
