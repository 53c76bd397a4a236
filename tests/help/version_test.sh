#!/usr/bin/env bash
# --version of each program names the version that the packages, the image and the chart have.
set -uo pipefail
version=$(sed -n 's/^appVersion: //p' deploy/chart/Chart.yaml)
[[ -n $version ]] || { echo "The chart has no appVersion." && exit 1; }
wrong=0
for program in service/kiwoom_gateway simulator/kiwoom_simulator clients/cli/kiwoomctl; do
  said=$("$program" --version)
  pattern="^$(basename "$program") ${version//./\\.} \\(commit [^ ]+, broker's tables of 20[0-9-]+\\)$"
  [[ $said =~ $pattern ]] || { echo "$program says: $said" && wrong=1; }
done
exit $wrong
