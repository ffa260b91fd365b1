import java.util.zip.ZipFile

def zip = new File(basedir, 'target/hello-world-1.0.zip')
def names = new ZipFile(zip).withCloseable { it.entries().collect { entry -> entry.name } }
assert names == ['plugin.json', 'README.md', 'index.js']

def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] The plugin is valid')
assert log.contains("[INFO] Packed target/hello-world-1.0.zip (3 files, ${zip.length()} bytes)")
assert log.contains("[INFO]     plugin.json (${new File(basedir, 'plugin.json').length()} bytes)")

def installed = new File(localRepositoryPath, 'it/package-hello/1.0/package-hello-1.0-posthog-plugin.zip')
assert installed.bytes == zip.bytes
