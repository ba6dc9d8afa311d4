# Sourced by mvnw and kaocheng: leaves JAVA_HOME pointing at a JDK 25, or says what is missing.
kc_release() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }
kc_found=
for kc_home in "${JAVA_HOME:-}" "${KAOCHENG_JDK:-}" \
  /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* /usr/local/lib/jvm/* \
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -n "$kc_home" ] && [ -x "$kc_home/bin/javac" ] || continue
  kc_version=$(kc_release "$kc_home")
  if [ "${kc_version:-0}" = 25 ]; then kc_found=$kc_home; break; fi
done
if [ -z "$kc_found" ]; then
  echo "kaocheng: a JDK 25 is needed and none was found in JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm, /opt, ~/.sdkman or ~/.jdks." >&2
  echo "          Install one (for example Temurin 25, package temurin-25-jdk) or point JAVA_HOME at it." >&2
  exit 1
fi
JAVA_HOME=$kc_found
export JAVA_HOME
