def log = new File(basedir, 'build.log').text
assert log.contains('''\
[INFO] Negated 3 conditions, one at a time. Noticed by a test: 1 (33.3 %), not noticed: 1, never run: 1
[INFO] 
[INFO] index.ts:7:32  no test notices when this is negated
[INFO]     6 |     if (config.keep === 'yes') {
[INFO]   > 7 |         event.properties.url = event.properties.$current_url ? 'known' : 'unknown'
[INFO]       |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[INFO]     8 |         return event
[INFO]   It is run by KeepingTest.keeps_events_by_default
[INFO] 
[INFO] No test runs the conditions at index.ts:14:9
''')
assert log.contains('''\
The tests notice too few negated conditions:
[ERROR]   33.3 % (1 of 3), but posthog.mutate.minimum wants 50 %
''')
assert new File(basedir, 'target/posthog-mutation/mutations.json').text.contains('"fate" : "SURVIVED"')
