# For scripts that measure whole processes. To be sourced, from the root of the project.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
runs=${RUNS:-5}

# The JVM warns about what the JavaScript engine does by design.
quiet=()
if "$java" --sun-misc-unsafe-memory-access=allow -version >/dev/null 2>&1; then
    quiet=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
fi

# Compiles a module and prints its test class path, with its own classes as a jar: class archives take no folders.
class_path_of() {
    local module=$1 work=$2 own
    mvn -q -pl "sdk-core,$module" -am compile dependency:build-classpath \
        -Dmdep.outputFile="$work/class-path" -Dmdep.includeScope=test >&2
    for own in sdk-core sdk-testing; do
        [ -d "$own/target/classes" ] && jar --create --file "$work/$own.jar" -C "$own/target/classes" .
    done
    printf '%s:' "$work"/sdk-*.jar
    tr ':' '\n' <"$work/class-path" | grep '\.jar$' | grep -Ev '/posthog-plugin-sdk-|/archunit|/slf4j-api' | paste -sd:
}

now() {
    date +%s%N
}

# Prints the label and the median, least and greatest wall time of several runs of a command, in milliseconds.
measure() {
    local label=$1 times=() i start
    shift
    for ((i = 0; i < runs; i++)); do
        start=$(now)
        "$@" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; return 1; }
        times+=($((($(now) - start) / 1000000)))
    done
    printf '%s\n' "${times[@]}" | sort -n | awk -v label="$label" \
        '{ all[NR] = $1 } END { printf "%-58s %5d ms (%d to %d)\n", label, all[int((NR + 1) / 2)], all[1], all[NR] }'
}
