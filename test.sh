#!/usr/bin/env bash
# Builds everything with warnings as errors, checks the formatting and runs every test.
#
#   ./test.sh           what every change must pass
#   ./test.sh --long    also the tests marked Category=Long (screenshot matrices, long races)
#
# Installs what the tests need and this machine lacks: Chromium and CJK fonts (Debian and its relatives, by apt-get).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

long=false
case "${1:-}" in
  '') ;;
  --long) long=true ;;
  *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
esac

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Instruments methods for a second compilation, which short processes do not live to use.
export DOTNET_TieredPGO=0

need() { # need <command> <what to say>
  command -v "$1" >/dev/null 2>&1 || { echo "$2" >&2; exit 1; }
}
need dotnet 'The .NET 10 SDK is needed: https://dotnet.microsoft.com/download'
need node 'Node.js 20 or later is needed: https://nodejs.org'

missing=()
command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM_PATH:-}" ] || missing+=(chromium)
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fontconfig fonts-noto-cjk)
if [ "${#missing[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the browser tests: ${missing[*]} (apt-get)"
    sudo=''
    [ "$(id -u)" = 0 ] || sudo='sudo'
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "The browser tests need Chromium (on PATH as 'chromium', or CHROMIUM_PATH) and a Chinese font such as Noto Sans CJK." >&2
    exit 1
  fi
fi

minutes() { awk -v s="$1" 'BEGIN { printf "%.1f", s / 60 }'; }

started=$SECONDS
echo '== build'
dotnet build BlazorConsole.sln -warnaserror -v quiet
built=$((SECONDS - started))

filter='Category!=Long'
$long && filter=''

results=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$results"' EXIT

format() { # Every rule of style and every analyzer was a part of the build; what it does not look at is white space and the order of imports.
  local started=$SECONDS status=0
  echo '== formatting'
  dotnet format whitespace BlazorConsole.sln --verify-no-changes --no-restore || status=1
  dotnet format style BlazorConsole.sln --diagnostics IDE0065 --verify-no-changes --no-restore || status=1
  echo "$(minutes $((SECONDS - started))) min  formatting" >>"$results/times"
  return "$status"
}

run() { # run <name of a test project>
  local started=$SECONDS status=0
  echo "== $1"
  dotnet test "tests/$1" --no-build --nologo -v quiet ${filter:+--filter "$filter"} \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$results/$1.trx" || status=1
  echo "$(minutes $((SECONDS - started))) min  $1" >>"$results/times"
  return "$status"
}

# Browsers wait more than they work: what is small runs beside them. The integration tests keep both cores busy and run alone.
echo "$(minutes "$built") min  build" >"$results/times"
passed=0 failed=0 skipped=0 broken=0
browser=Console.Browser.Tests
last=Console.Integration.Tests
run "$browser" >"$results/browser.log" 2>&1 &
beside=$!
format || broken=1
for project in tests/*/*.csproj; do
  name=$(basename "$(dirname "$project")")
  [ "$name" = "$browser" ] || [ "$name" = "$last" ] || run "$name" || broken=1
done
wait "$beside" || broken=1
cat "$results/browser.log"
run "$last" || broken=1

for project in tests/*/*.csproj; do
  name=$(basename "$(dirname "$project")")
  counters=$(grep -oE '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null || true)
  count() { grep -oE " $1=\"[0-9]+\"" <<<"$counters" | grep -oE '[0-9]+' || echo 0; }
  if [ -z "$counters" ] || [ "$(count total)" = 0 ]; then
    echo "$name ran no test" >&2
    broken=1
  fi
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count total) - $(count passed) - $(count notExecuted)))
  skipped=$((skipped + $(count notExecuted)))
done

echo
cat "$results/times"
echo "$(minutes "$SECONDS") min  in all"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$broken" = 0 ] && [ "$failed" = 0 ] && [ "$skipped" = 0 ] && [ "$passed" -gt 0 ]
