assert new File(basedir, 'hello-world/target/hello-world-0.1.0-SNAPSHOT.zip').length() > 0

def log = new File(basedir, 'build.log').text
assert log.contains("[INFO] Made a plugin in ${new File(basedir, 'hello-world')}\n[INFO]     plugin.json\n")
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('[INFO] The plugin is valid\n')

// Somebody watches, breaks the plugin, and has enough. All that is needed has been fetched by the builds above.
def watch = new ProcessBuilder(
        new File(System.getProperty('maven.home'), 'bin/mvn').path,
        '-B', '-o', '-llr', "-Dmaven.repo.local=${localRepositoryPath}".toString(), 'posthog:watch')
        .directory(new File(basedir, 'hello-world'))
        .redirectErrorStream(true)
        .start()
def seen = new StringBuilder()
def printed = watch.inputStream.newReader()
def until = { text ->
    for (line = printed.readLine(); line != null; line = printed.readLine()) {
        seen << line << '\n'
        if (line.contains(text)) {
            return
        }
    }
    assert false : "no '$text' in\n$seen"
}
try {
    until('Tests run: 2, Failures: 0')
    until('Watching. Enter runs all tests, q and Enter quits.')
    new File(basedir, 'hello-world/index.js').text = 'export const processEvent = (event) => null'
    until('Tests run: 2, Failures: 2')
    until('Watching.')
    watch.outputStream << 'q\n'
    watch.outputStream.flush()
    until('BUILD SUCCESS')
} finally {
    watch.destroy()
}
