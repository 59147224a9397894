# SPDX-License-Identifier: Apache-2.0
# Functions for benchmarks of HTTP and HTTPS beside nginx; sourced after sides.sh by bench/http and bench/https, from the
# project's root. The script sets rounds and seconds, calls `web_begin OURS`, says in URL[SIDE] where a side answers
# (http://127.0.0.1:PORT), and defines <side>_up and measure.

declare -A URL=()
phones=1000

# web_begin OURS : looks for what is needed, makes the load programs and the files of both sides.
web_begin() {
  local program
  for program in nginx wrk curl openssl; do
    PATH=$PATH:/usr/sbin type -P "$program" >/dev/null || { echo "$0 needs $program" >&2; exit 2; }
  done
  nginx=$(PATH=$PATH:/usr/sbin type -P nginx)
  [ "$(ulimit -n)" -ge 8192 ] || ulimit -n 8192
  sides_begin "$1" nginx
  make_caches
  mkdir "$SIDES_DIR/load"
  "${java}c" -d "$SIDES_DIR/load" bench/HttpBoot.java bench/HttpsBoot.java || exit 2 # so that no round compiles
  web_site
}

# web_site : ours has $SIDES_DIR/made, a data folder with a site that makes the files of all phones, and $SIDES_DIR/files
# beside it; nginx has $SIDES_DIR/ready, where all of it lies ready, the same bytes under the same names.
web_site() {
  local at files=$SIDES_DIR/files ready=$SIDES_DIR/ready
  mkdir "$files" "$ready"
  base64 -w 49 /dev/urandom 2>/dev/null | head -c 16384 >"$files/plain.txt"
  head -c 1663792 /dev/urandom >"$files/v2030SG.zz"
  awk -v n="$phones" 'BEGIN {
    print "mac,label,model,account,name,password"
    for (i = 0; i < n; i++) printf "00147F%06X,Desk %d,ST2030,%d,User %d,pw%dx\n", i, i, 10000 + i, i, i
  }' >"$SIDES_DIR/phones.csv"
  ./dialtone import csv "$SIDES_DIR/phones.csv" --data "$SIDES_DIR/made" >/dev/null || exit 2
  side_start making ./dialtone serve --data "$SIDES_DIR/made" --http 127.0.0.1:0 --tftp off --console off --dhcp off
  wait_line "$SIDES_DIR/making.out" '^ready' 60 >/dev/null || { cat "$SIDES_DIR/making.err" >&2; exit 2; }
  at=$(sed -n 's/^http //p' "$SIDES_DIR/making.out")
  awk -v n="$phones" -v at="$at" -v folder="$ready" 'BEGIN {
    print "silent\nshow-error\nfail\nuser-agent = \"THOMSON ST2030 hw5 fw2.74 00-14-7F-00-00-00\""
    printf "url = \"http://%s/st2030s.inf\"\noutput = \"%s/st2030s.inf\"\n", at, folder
    for (i = 0; i < n; i++) {
      name = sprintf("ST2030S_00147F%06X.txt", i)
      printf "url = \"http://%s/%s\"\noutput = \"%s/%s\"\n", at, name, folder, name
    }
  }' >"$SIDES_DIR/fetch"
  curl -K "$SIDES_DIR/fetch" || exit 2
  side_stop making
  [ "$(find "$ready" -name '*.txt' -size +0 | wc -l)" = "$phones" ] || { echo "$0: files are missing in $ready" >&2; exit 2; }
  cp "$files"/* "$ready"
  chmod -R a+rX "$SIDES_DIR/files" "$ready" && chmod a+x "$SIDES_DIR"
}

# web_fresh : a fresh copy of that site for the next start.
web_fresh() {
  rm -rf "$SIDES_DIR/data"
  cp -a "$SIDES_DIR/made" "$SIDES_DIR/data"
}

# web_ours SIDE OPTION... : starts ours over it.
web_ours() {
  side_start "$1" ./dialtone serve --files "$SIDES_DIR/files" --data "$SIDES_DIR/data" --tftp off --console off \
    --dhcp off --log-level "${LOG_LEVEL:-warn}" "${@:2}"
}

# web_answer SIDE : waits for the first whole answer.
web_answer() {
  local end=$(($(now_us) + 20000000)) answer at=${URL[$1]#*://}
  while [ "$(now_us)" -lt "$end" ]; do
    if { exec 5<>"/dev/tcp/${at/://}"; } 2>/dev/null; then
      case ${URL[$1]} in
        https:*)
          exec 5<&-
          if curl -skf -o /dev/null "${URL[$1]}/ST2030S_00147F000000.txt"; then return 0; fi ;;
        *)
          printf 'GET /ST2030S_00147F000000.txt HTTP/1.0\r\n\r\n' >&5
          read -r answer <&5
          exec 5<&-
          case $answer in *" 200 "*) return 0 ;; esac ;;
      esac
    fi
    sleep 0.002
  done
  echo "$1 does not answer" >&2
  return 1
}

# with_wrk FIGURE SIDE ROUND CONNECTIONS PATH HEADER : the same file over and over.
with_wrk() {
  local pid cpu requests rate out
  pid=$(side_pid "$2")
  cpu=$(cpu_us "$pid")
  out=$(wrk -t1 -c"$4" -d"${seconds}s" -H "$6" "${URL[$2]}/$5")
  cpu=$(($(cpu_us "$pid") - cpu))
  requests=$(sed -n 's/^ *\([0-9]*\) requests in.*/\1/p' <<<"$out")
  rate=$(sed -n 's/^Requests.sec: *//p' <<<"$out")
  grep -E 'Socket errors: connect [^0]|Non-2xx' <<<"$out" >&2
  record "$1: CPU us a request" "$2" "$3" "$(per "${requests:-0}" "$cpu")"
  record "$1: requests/s" "$2" "$3" "${rate:-nan}"
}

# web_boot SIDE ROUND : phones that boot, 64 at once.
web_boot() {
  local pid cpu out requests load=HttpBoot
  case ${URL[$1]} in https:*) load=HttpsBoot ;; esac
  pid=$(side_pid "$1")
  cpu=$(cpu_us "$pid")
  out=$("$java" -XX:+UseSerialGC -cp "$SIDES_DIR/load" $load "${URL[$1]#*://}" $phones 64 "$seconds")
  cpu=$(($(cpu_us "$pid") - cpu))
  requests=$(awk '{ print $2 }' <<<"$out")
  case $out in *"failures 0 "*) ;; *) echo "$1: $out" >&2 ;; esac
  record "boot mix: CPU us a phone" "$1" "$2" "$(per "$requests" $((cpu * 3)))"
  record "boot mix: phones/s" "$1" "$2" "$(awk '{ print $4 }' <<<"$out")"
  record "boot mix: ms a request, 99 %" "$1" "$2" "$(awk '{ print $8 }' <<<"$out")"
}

# web_memory SIDE ROUND
web_memory() { record "memory peak, kB" "$1" "$2" "$(rss_peak_kb "$(side_pid "$1")")"; }

# web_first SIDE ROUND : the time to the first answer, of a start of its own.
web_first() {
  local begun
  web_fresh
  begun=$(now_us)
  "$1_up"
  web_answer "$1" || exit 1
  record "start to first answer, ms" "$1" "$2" "$(per 1000 $(($(now_us) - begun)))"
  side_stop "$1"
}

# web_rounds WARM-SECONDS FIGURE... : all starts, then all other figures by servers that stay; and the table.
web_rounds() {
  local side warm=$1
  shift
  case " $* " in *" first "*) run_rounds "$rounds" web_first ;; esac
  [ "$*" = first ] || {
    web_fresh
    for side in "${SIDES[@]}"; do
      "${side}_up"
      web_answer "$side" || { cat "$SIDES_DIR/$side.err" >&2; exit 1; }
      # shellcheck disable=SC2317
      (seconds=$warm && record() { :; } && measure "$side" 0)
    done
    run_rounds "$rounds" measure
  }
  report
}
