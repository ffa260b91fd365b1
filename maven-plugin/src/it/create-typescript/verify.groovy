def plugin = new File(basedir, 'plugins/typed')
assert new File(plugin, 'target/typed-0.1.0-SNAPSHOT.zip').length() > 0
assert new File(plugin, 'src/test/java/org/acme/TypedTest.java').exists()
assert new File(plugin, 'target/test-classes/org/acme/TypedConfig.class').exists()

def log = new File(basedir, 'build.log').text
assert log.contains("[INFO] Up to date: ${new File(plugin, 'config.d.ts')}")
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains(":coverage (default) @ typed")
assert log.contains("[INFO]   100.0 %     50.0 %    100.0 %  index.ts")
assert log.contains("the goal posthog:coverage says at the end of 'mvn verify'")
