assert new File(basedir, 'target/test-classes/it/types/UsesTypes.class').exists()
assert new File(basedir, 'config.d.ts').text.contains('''export interface Config {
    "api-key": string

    /**
     * Default: fast
     */
    mode?: "fast" | "slow"
}
''')

def log = new File(basedir, 'build.log').text
for (file in ['config.d.ts', 'target/generated-test-sources/posthog/it/types/TypedConfig.java']) {
    assert log.count("[INFO] Wrote ${new File(basedir, file)}") == 1
    assert log.count("[INFO] Up to date: ${new File(basedir, file)}") == 1
}
