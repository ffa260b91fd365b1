#!/usr/bin/env bash
# Measures a test suite of one plugin, ten tests, here and under Jest: from the start of the process to its end.
#
#     JAVA_HOME=… RUNS=5 sdk-testing/src/bench/sh/suite.sh
#
# Jest is installed by npm in a temporary folder.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. sdk-core/src/bench/sh/measure.sh

bench=$PWD/sdk-testing/src/bench
class_path=$(class_path_of sdk-testing "$work")
mkdir "$work/classes"
javac -d "$work/classes" -cp "$class_path" "$bench"/java/io/github/posthogplugins/bench/suite/*.java
jar --create --file "$work/bench.jar" -C "$work/classes" .

suite() {
    local label=$1 language=$2
    shift 2
    measure "$label" env -C "$bench/plugins/$language" "$java" "${quiet[@]}" "-Dposthog.cache=$work/cache" "$@" \
        -cp "$work/bench.jar:$class_path" io.github.posthogplugins.bench.suite.RunSuite
}

# Jest's two usual ways: Babel for JavaScript, ts-jest for TypeScript. The tests are the same file.
install_jest() {
    local language=$1 source=$2
    shift 2
    mkdir "$work/$language"
    cp "$bench/jest/suite.test.js" "$work/$language"
    cp "$bench/plugins/$language/$source" "$work/$language/plugin.${source##*.}"
    (cd "$work/$language" && npm init --yes && npm install --silent --save-dev jest@29 "$@") >/dev/null 2>&1
}

install_jest javascript index.js babel-jest@29 @babel/core@7 @babel/preset-env@7
echo "module.exports = { presets: [['@babel/preset-env', { targets: { node: 'current' } }]] }" \
    >"$work/javascript/babel.config.js"
install_jest typescript index.ts ts-jest@29 typescript@5.4 @posthog/plugin-scaffold@1
echo "module.exports = { transform: { '\\\\.ts\$': 'ts-jest' } }" >"$work/typescript/jest.config.js"
echo '{ "compilerOptions": { "target": "es2020", "module": "commonjs", "skipLibCheck": true } }' \
    >"$work/typescript/tsconfig.json"

jest() {
    measure "$1" env -C "$work/$2" npx jest "${@:3}"
}

echo "$("$java" -version 2>&1 | head -1), Node $(node --version)"
for language in javascript typescript; do
    archive=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
    suite "$language: JVM, source unknown" "$language" -Dposthog.cache=off
    suite "$language: JVM" "$language"
    suite "$language: JVM, ${archive[*]}" "$language" "${archive[@]}"
    if "$java" -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$work/probe.jsa" -version >/dev/null 2>&1; then
        archive+=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$work/classes.jsa")
        RUNS=1 suite '' "$language" "${archive[@]}" >/dev/null
        suite "$language: JVM, the same with a class archive" "$language" "${archive[@]}"
    fi
    jest "$language: Jest" "$language"
    jest "$language: Jest, its cache cold" "$language" --no-cache
done
