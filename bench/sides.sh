# SPDX-License-Identifier: Apache-2.0
# Functions for benchmarks that put our server and a peer side by side; sourced from the project's root by the scripts here.
#
# A script defines functions named <side>_up and <side>_down (they call `side_start` and `side_stop`)
# and measure (called as `measure SIDE ROUND`, which calls `record`), then:
#
#   sides_begin ours nginx        ours first, then one peer or several
#   run_rounds 5 measure          each round measures every side, in an order that turns round
#   report                        figure | ours | peer | ratio ours/peer, medians with (min-max)
#
# A side is known by the id of the process it began as; its children count with it.

set -u

# The JDK that the launcher finds, for what a script starts by itself; the default `java` may be older.
. .mvn/jdk.sh
need_jdk
# shellcheck disable=SC2034
java=$JAVA_HOME/bin/java

declare -A SIDE_PID=()
SIDES=()
SIDES_DIR=

# sides_begin SIDE... : names the sides, the first being ours, and makes a folder for what is recorded.
sides_begin() {
  SIDES=("$@")
  SIDES_DIR=$(mktemp -d "${TMPDIR:-/tmp}/sides.XXXXXX")
  : >"$SIDES_DIR/figures"
  trap sides_end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# make_caches : builds if need be, and has the AOT caches of a quick start made, as a second start has them; beside a
# load they would be made later than it ends.
make_caches() {
  local warm i
  ./dialtone --version >/dev/null || exit 2
  for warm in serve demo; do
    for ((i = 0; i < 120; i++)); do
      ls .dialtone/start/$warm-*.aot >/dev/null 2>&1 && break
      if [ $((i % 30)) = 0 ]; then
        if [ $warm = serve ]; then
          timeout --foreground 2 ./dialtone serve --data "$SIDES_DIR/warm" --http 127.0.0.1:0 --tftp off --console off >/dev/null 2>&1 || true # it is stopped, with 124
        else
          ./dialtone --version >/dev/null
        fi
      fi
      sleep 1
    done
  done
}

# sides_end : stops what still runs and removes the folder; also at the script's exit.
sides_end() {
  local side
  for side in "${!SIDE_PID[@]}"; do side_stop "$side"; done
  if [ -n "$SIDES_DIR" ] && [ -z "${SIDES_KEEP:-}" ]; then rm -rf "$SIDES_DIR"; fi
}

# side_start SIDE COMMAND... : starts it in the background, output to $SIDES_DIR/SIDE.out and .err.
# Its id is in ${SIDE_PID[SIDE]}. COMMAND must not put itself into the background.
side_start() {
  local side=$1
  shift
  "$@" >"$SIDES_DIR/$side.out" 2>"$SIDES_DIR/$side.err" </dev/null &
  SIDE_PID[$side]=$!
}

# side_stop SIDE [SIGNAL] : ends it by its id (TERM), waits at most 10 s, then KILL.
side_stop() {
  local pid=${SIDE_PID[$1]:-} left=100
  [ -n "$pid" ] || return 0
  unset "SIDE_PID[$1]"
  local tree
  tree=$(tree_of "$pid")
  kill "-${2:-TERM}" "$pid" 2>/dev/null
  while kill -0 "$pid" 2>/dev/null && [ $left -gt 0 ]; do
    sleep 0.1
    left=$((left - 1))
  done
  # Children that outlive it would hold the port.
  local each
  for each in $tree; do
    [ $left -gt 0 ] || kill -KILL "$each" 2>/dev/null
    [ "$each" = "$pid" ] || kill -KILL "$each" 2>/dev/null
  done
  wait "$pid" 2>/dev/null
  return 0
}

# side_pid SIDE : the id it began as.
side_pid() { echo "${SIDE_PID[$1]}"; }

# tree_of PID : PID and all its children, one line.
tree_of() {
  local pids=$1 next=$1 child p
  while [ -n "$next" ]; do
    child=
    for p in $next; do child="$child $(cat /proc/"$p"/task/*/children 2>/dev/null)"; done
    next=$(echo $child)
    pids="$pids $next"
  done
  echo $pids
}

# wait_tcp HOST PORT [SECONDS] : until a TCP port accepts; 1 if it does not in time (20 s).
wait_tcp() {
  local end=$(($(now_us) + ${3:-20} * 1000000))
  until (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; do
    [ "$(now_us)" -lt "$end" ] || { echo "nothing accepts on $1:$2" >&2; return 1; }
    sleep 0.01
  done
}

# wait_udp PORT [SECONDS] : until some socket is bound to a UDP port (a UDP port need not answer).
wait_udp() {
  local hex end=$(($(now_us) + ${2:-20} * 1000000))
  hex=$(printf '%04X' "$1")
  until grep -qE "^ *[0-9]+: [0-9A-F]+:$hex " /proc/net/udp; do
    [ "$(now_us)" -lt "$end" ] || { echo "nothing is bound to UDP port $1" >&2; return 1; }
    sleep 0.01
  done
}

# wait_line FILE PATTERN [SECONDS] : until a line of FILE matches; prints it.
wait_line() {
  local end=$(($(now_us) + ${3:-20} * 1000000))
  until grep -m1 -E "$2" "$1" 2>/dev/null; do
    [ "$(now_us)" -lt "$end" ] || { echo "no line of $1 matches $2" >&2; return 1; }
    sleep 0.01
  done
}

# now_us : the time of day in microseconds.
now_us() { echo "${EPOCHREALTIME/./}"; }

# A process' CPU times are in clock ticks of 10 ms, so measure for seconds.
SIDES_TICK_US=$((1000000 / $(getconf CLK_TCK)))

# cpu_us PID : user and system time in microseconds of a process and its children, living and awaited.
cpu_us() {
  local pid sum=0 stat fields
  for pid in $(tree_of "$1"); do
    stat=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
    fields=(${stat##*) })                                # behind the name, which may hold blanks
    sum=$((sum + fields[11] + fields[12] + fields[13] + fields[14]))
  done
  echo $((sum * SIDES_TICK_US))
}

# rss_peak_kb PID, rss_kb PID : resident memory, highest and present, of a process and its children.
rss_peak_kb() { rss_field VmHWM "$1"; }
rss_kb() { rss_field VmRSS "$1"; }
rss_field() {
  local pid sum=0 kb
  for pid in $(tree_of "$2"); do
    kb=$(awk -v f="$1:" '$1 == f { print $2 }' "/proc/$pid/status" 2>/dev/null)
    sum=$((sum + ${kb:-0}))
  done
  echo "$sum"
}

# record FIGURE SIDE ROUND VALUE : one measurement; FIGURE is free text without tabs.
record() {
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >>"$SIDES_DIR/figures"
  printf '  round %s  %-10s %-44s %s\n' "$3" "$2" "$1" "$4" >&2
}

# per COUNT TOTAL : TOTAL / COUNT with two places, or nan.
per() { awk -v n="$1" -v t="$2" 'BEGIN { if (n > 0) printf "%.2f", t / n; else printf "nan" }'; }

# run_rounds N FUNCTION : FUNCTION SIDE ROUND for each side, N times; every other round backwards.
run_rounds() {
  local round at side
  for ((round = 1; round <= $1; round++)); do
    for ((at = 0; at < ${#SIDES[@]}; at++)); do
      if ((round % 2)); then side=${SIDES[at]}; else side=${SIDES[${#SIDES[@]} - 1 - at]}; fi
      "$2" "$side" "$round"
    done
  done
}

# report : the table, one line a figure and peer, in the order of first recording. The ratio is taken
# round by round, ours over the peer's, so that a slow minute of the machine spoils a round, not the result.
report() {
  echo "machine: $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg), $(date -u +%Y-%m-%dT%H:%MZ)"
  awk -F'\t' -v ours="${SIDES[0]}" -v all="${SIDES[*]}" '
    function sorted(text, out,    n, i, j, t) {
      n = split(text, out, " ")
      for (i = 2; i <= n; i++) for (j = i; j > 1 && out[j] + 0 < out[j - 1] + 0; j--) {
        t = out[j]; out[j] = out[j - 1]; out[j - 1] = t
      }
      return n
    }
    function short(x) { return sprintf(x >= 1000 ? "%.0f" : x >= 10 ? "%.1f" : "%.2f", x) }
    function spread(text,    v, n, m) {
      n = sorted(text, v)
      if (n == 0) return "-"
      m = n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
      return short(m) " (" short(v[1]) "-" short(v[n]) ")"
    }
    {
      if (!($1 in seen)) { seen[$1] = 1; order[++figures] = $1 }
      if ($4 == "nan") next
      values[$1, $2] = values[$1, $2] " " $4
      at[$1, $2, $3] = $4
      if ($3 + 0 > last) last = $3 + 0
    }
    END {
      sides = split(all, side, " ")
      rows = 0
      line[0] = "figure\t" ours "\tpeer\t\tours/peer"
      for (f = 1; f <= figures; f++) {
        fig = order[f]; some = 0
        for (s = 2; s <= sides; s++) {
          if (values[fig, side[s]] == "") continue
          some = 1; ratios = ""
          for (r = 1; r <= last; r++)
            if (((fig, ours, r) in at) && ((fig, side[s], r) in at) && at[fig, side[s], r] + 0 != 0)
              ratios = ratios " " at[fig, ours, r] / at[fig, side[s], r]
          line[++rows] = fig "\t" spread(values[fig, ours]) "\t" side[s] "\t" spread(values[fig, side[s]]) "\t" spread(ratios)
        }
        if (!some) line[++rows] = fig "\t" spread(values[fig, ours]) "\t-\t-\t-"
      }
      for (i = 0; i <= rows; i++) {
        n = split(line[i], cell, "\t")
        for (c = 1; c <= n; c++) if (length(cell[c]) > width[c]) width[c] = length(cell[c])
      }
      for (i = 0; i <= rows; i++) {
        n = split(line[i], cell, "\t"); text = ""
        for (c = 1; c <= n; c++) text = text sprintf("%-" width[c] "s%s", cell[c], c < n ? "  " : "")
        sub(/ +$/, "", text); print text
      }
    }' "$SIDES_DIR/figures"
}
