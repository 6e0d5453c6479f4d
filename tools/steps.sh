# SPDX-License-Identifier: AGPL-3.0-or-later
# What ./dev test and ./dev check do, step by step. Every step runs even when one before it failed; the last line
# counts them all: "N passed, N failed". Sourced by ./dev.

passed=0 failed=0

# step TITLE COMMAND…: one step. A command that itself counts tests prints "passed=N failed=N" or is ctest;
# any other counts as one.
step() {
  local title=$1 log started=$SECONDS status=0 p=0 f=0 counted
  shift
  log=build/test/${title// /-}.log
  mkdir -p build/test
  echo "== $title"
  "$@" </dev/null >"$log" 2>&1 || status=$?
  counted=$(grep -aE '^passed=[0-9]+ failed=[0-9]+$' "$log" | tail -n 1) || true
  if [ -n "$counted" ]; then
    p=${counted#passed=} p=${p%% *} f=${counted##*=}
  elif counted=$(grep -aE '^[0-9]+% tests passed, [0-9]+ tests failed out of [0-9]+' "$log"); then
    f=$(sed -E 's/.*passed, ([0-9]+) tests.*/\1/' <<<"$counted")
    p=$(($(sed -E 's/.*out of ([0-9]+).*/\1/' <<<"$counted") - f))
  elif [ $status = 0 ]; then
    p=1
  fi
  if [ $status != 0 ] && [ "$f" = 0 ]; then f=1; fi  # it failed without saying how often
  passed=$((passed + p)) failed=$((failed + f))
  grep -aE '^(skipped|note): ' "$log" | sed 's/^/   /' || true
  if [ "$f" != 0 ]; then
    tail -n "${LANTOA_LOG_LINES:-60}" "$log"
    echo "   $title: $p passed, $f FAILED ($((SECONDS - started)) s); all of it: $log"
    return 0
  fi
  echo "   $title: $p passed ($((SECONDS - started)) s)"
}

tally() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

sources() {  # all C++ sources, separated by NUL
  git ls-files -z --cached --others --exclude-standard -- 'src/*.h' 'src/*.cpp' 'tests/*.h' 'tests/*.cpp' |
    while IFS= read -r -d '' file; do if [ -f "$file" ]; then printf '%s\0' "$file"; fi; done
}

format_check() {
  if ! command -v clang-format-14 >/dev/null; then
    echo "skipped: clang-format-14 is not in this Debian; the format is checked where it is"
    return 0
  fi
  sources | xargs -0 clang-format-14 --dry-run -Werror
}

shell_check() {
  local file
  for file in dev .ci/run tools/*.sh; do bash -n "$file" || return; done
}

lint() {  # lint all|changed
  if ! command -v clang-tidy-14 >/dev/null; then
    echo "skipped: clang-tidy-14 is not in this Debian; the lint is run where it is"
    return 0
  fi
  "$python" tools/lint.py --build build/asan --jobs "$jobs" "--$1"
}

unit_tests() {  # unit_tests [WORD]
  trap 'tools/postgres.sh stop build/test/postgres' EXIT
  TEST_POSTGRES_URL=$(tools/postgres.sh start build/test/postgres) || return
  export TEST_POSTGRES_URL
  ctest --test-dir build/asan -j "$jobs" --output-on-failure --no-tests=error ${1:+-R "$1"}
}

# The program that the whole is tested with carries the sanitizers: what they find fails here too, and one build is enough.
tested=build/asan/lantoa

schema_check() { "$python" tools/check_plans.py --binary "$tested"; }
golden_check() { "$python" tools/golden.py --binary "$tested"; }

score_check() {
  if [ ! -f ../shared/tools/score_reading.py ]; then
    echo "skipped: the documents with known truth lie outside the repository, and are not here"
    return 0
  fi
  "$python" tests/house/score_check.py --binary "$tested"
}

browser_tests() {
  (
    cd tests/e2e || exit
    key=$(sha256sum package-lock.json)
    if [ "$(cat node_modules/.stamp 2>/dev/null)" != "$key" ]; then
      npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && echo "$key" >node_modules/.stamp || exit
    fi
    ./run "../../$tested"
  )
}

walls() {
  step "house tools" "$python" tests/house/run.py
  step "shell" shell_check
  step "format" format_check
  step "layers" "$python" tools/check_layers.py
  step "source rules" "$python" tools/check_source.py
  step "requirements" "$python" tools/check_requirements.py
}

dev_check() {
  need run build test
  walls
  step "build with sanitizers" build asan
  step "unit tests" unit_tests
  step "lint of what changed" lint changed
  tally
}

dev_test() {
  if [ $# -gt 0 ]; then
    need run build test
    step "build with sanitizers" build asan
    step "unit tests" unit_tests "$1"
    tally
    return
  fi
  need run build test browser
  walls
  step "build with sanitizers" build asan
  step "unit tests" unit_tests
  step "lint" lint all
  step "plans against the schema" schema_check
  step "golden" golden_check
  step "documents with known truth" score_check
  step "browser" browser_tests
  tally
}
