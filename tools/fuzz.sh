#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Runs the fuzz targets of build/fuzz on their corpora: fuzz.sh [--keep] [SECONDS] [NAME…]
# What they find lies in build/fuzz/found; --keep copies it into tests/fuzz/corpus, where it is a test from then on.
set -euo pipefail
keep=''
if [ "${1:-}" = --keep ]; then keep=yes; shift; fi
seconds=60
if [[ ${1:-} =~ ^[0-9]+$ ]]; then seconds=$1; shift; fi

found=build/fuzz/found
mkdir -p "$found"
names=("$@")
if [ ${#names[@]} = 0 ]; then
  for source in tests/fuzz/*_fuzz.cpp; do name=${source##*/}; names+=("${name%_fuzz.cpp}"); done
fi

fuzz_one() {  # fuzz_one NAME SECONDS
  local name=$1 corpus=build/fuzz/corpus/$1 saved=tests/fuzz/corpus/$1 dict=()
  mkdir -p "$corpus" "$saved"
  if [ -f "tests/fuzz/$name.dict" ]; then dict=(-dict="tests/fuzz/$name.dict"); fi
  echo "$name: $2 s"
  "build/fuzz/tests/fuzz/${name}_fuzz" -max_total_time="$2" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
    -artifact_prefix="$found/$name-" "${dict[@]}" "$corpus" "$saved" >"$found/$name.log" 2>&1 ||
    { echo "$name: FOUND something, see $found/$name.log"; return 1; }
  echo "$name: nothing after $(sed -n 's/^stat::number_of_executed_units: *//p' "$found/$name.log") runs"
}
export -f fuzz_one
export found

status=0
printf '%s\n' "${names[@]}" | xargs -P "$(nproc)" -I{} bash -c "fuzz_one {} $seconds" || status=1
if [ -n "$keep" ]; then
  for file in "$found"/*-crash-* "$found"/*-timeout-* "$found"/*-oom-* "$found"/*-leak-*; do
    [ -f "$file" ] || continue
    base=${file##*/}
    for name in "${names[@]}"; do
      case $base in "$name"-crash-*|"$name"-timeout-*|"$name"-oom-*|"$name"-leak-*)
        cp "$file" "tests/fuzz/corpus/$name/${base#"$name"-}"; echo "kept: tests/fuzz/corpus/$name/${base#"$name"-}" ;;
      esac
    done
  done
fi
exit $status
