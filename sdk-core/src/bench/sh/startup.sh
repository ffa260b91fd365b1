#!/usr/bin/env bash
# Measures from the start of a JVM to its end, one plugin and one event between; then what further plugins cost.
#
#     JAVA_HOME=… RUNS=5 sdk-core/src/bench/sh/startup.sh
set -euo pipefail
cd "$(dirname "$0")/../../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. sdk-core/src/bench/sh/measure.sh

plugin=example-plugins/hello-world
program=io.github.posthogplugins.bench.startup
class_path=$(class_path_of sdk-core "$work")
mkdir "$work/classes"
javac -d "$work/classes" -cp "$class_path" sdk-core/src/bench/java/io/github/posthogplugins/bench/startup/*.java
jar --create --file "$work/bench.jar" -C "$work/classes" .
class_path=$work/bench.jar:$class_path

first_event() {
    local label=$1
    shift
    measure "$label" "$java" "${quiet[@]}" "-Dposthog.cache=$work/cache" "$@" -cp "$class_path" "$program.FirstEvent" "$plugin"
}

"$java" -version 2>&1 | head -1
measure 'an empty JVM' "$java" -Xshare:auto -version
first_event 'source unknown: the cache is off' -Dposthog.cache=off
first_event 'source known'
first_event 'source known, -XX:TieredStopAtLevel=1' -XX:TieredStopAtLevel=1
first_event 'source known, -XX:+UseSerialGC' -XX:+UseSerialGC
first_event 'source known, both' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

if "$java" -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$work/probe.jsa" -version >/dev/null 2>&1; then
    archive=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$work/classes.jsa")
else
    archive=("-XX:SharedArchiveFile=$work/classes.jsa")
    "$java" -XX:ArchiveClassesAtExit="$work/classes.jsa" "-Dposthog.cache=$work/cache" -cp "$class_path" \
        "$program.FirstEvent" "$plugin" >/dev/null 2>&1
fi
RUNS=1 first_event 'class archive, the run that makes it' "${archive[@]}" >/dev/null
first_event 'source known, class archive' "${archive[@]}"
first_event 'source known, class archive, -XX:TieredStopAtLevel=1' "${archive[@]}" -XX:TieredStopAtLevel=1

if "$java" "${quiet[@]}" "-Dposthog.cache=$work/cache" "-XX:AOTCacheOutput=$work/classes.aot" -cp "$class_path" \
    "$program.FirstEvent" "$plugin" >/dev/null 2>&1; then
    first_event 'source known, AOT cache' "-XX:AOTCache=$work/classes.aot"
    first_event 'source known, AOT cache, -XX:TieredStopAtLevel=1' "-XX:AOTCache=$work/classes.aot" -XX:TieredStopAtLevel=1
fi

"$java" "${quiet[@]}" "-Dposthog.cache=$work/cache" -Xmx512m -cp "$class_path" "$program.ManyPlugins" "$plugin"
