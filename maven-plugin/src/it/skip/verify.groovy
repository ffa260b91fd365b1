assert new File(basedir, 'build.log').text.contains('[INFO] Skipped, because posthog.skip is set')
assert !new File(basedir, 'target').exists()
