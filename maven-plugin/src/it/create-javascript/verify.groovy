assert new File(basedir, 'hello-world/target/hello-world-0.1.0-SNAPSHOT.zip').length() > 0

def log = new File(basedir, 'build.log').text
assert log.contains("[INFO] Made a plugin in ${new File(basedir, 'hello-world')}\n[INFO]     plugin.json\n")
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('[INFO] The plugin is valid\n')
