# SPDX-License-Identifier: Apache-2.0
# Finds a JDK 25 or newer, whatever the default `java` is; sourced by ./dialtone, bench/ and fuzz/run.

export HOME=${HOME:-~} # service managers may set none, and Maven wants it too

java_version() { # prints the major version of a JDK's folder, or nothing
  [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \(1\.\)\{0,1\}\([0-9]*\).*/\2/p'
  fi
}

candidates() {
  [ -n "${DIALTONE_JAVA:-}" ] && echo "$DIALTONE_JAVA"
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  local javac
  javac=$(type -P javac) && dirname "$(dirname "$(readlink -f "$javac")")"
  ls -d /usr/lib/jvm/*/ /opt/java/*/ /opt/jdk*/ /Library/Java/JavaVirtualMachines/*/Contents/Home/ \
    "$HOME"/.sdkman/candidates/java/*/ "$HOME"/.jdks/*/ 2>/dev/null | sed 's:/$::'
}

find_jdk() { # prints the folder of a JDK that is new enough, or says what to do
  local home version
  while read -r home; do
    version=$(java_version "$home") || continue
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then echo "$home"; return; fi
  done < <(candidates)
  echo "dialtone: no JDK 25 found: install Temurin 25 (adoptium.net) or the package openjdk-25-jdk, or set JAVA_HOME" >&2
  return 2
}

# Of a script that needs a JDK: exports JAVA_HOME, or ends.
need_jdk() {
  JAVA_HOME=$(find_jdk) || exit 2
  export JAVA_HOME
}
