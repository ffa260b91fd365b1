def log = new File(basedir, 'build.log').readLines().collect { it.trim() }
def found = log.dropWhile { !it.contains('posthog') || !it.contains(':validate') }.drop(1).takeWhile { !it.contains('-----') }

assert found == '''
[ERROR] plugin.json:1:1  manifest.name-missing  The plugin has no name
[ERROR]     Add "name": "My plugin".
[ERROR] plugin.json:3:11  manifest.main-missing  Could not find main file dist/index.js
[ERROR]     Add the file, build it if it is generated, or correct 'main' in plugin.json.
[ERROR] plugin.json:5:51  manifest.choices-missing  Field 'mode' is a choice without choices
[ERROR]     Write "choices": ["Yes", "No"].
[ERROR] plugin.json:6:34  manifest.type-unknown  Field 'apiToken' has the unknown type 'text'
[ERROR]     Use one of 'string', 'choice', 'attachment', 'json'.
[ERROR] plugin.json:7:14  manifest.key-duplicate  Two fields have the key 'mode'; the first one is at plugin.json:5:14
[ERROR]     Give each field a key of its own.
[WARNING] plugin.json:2:3  manifest.property-unknown  PostHog does not know the key 'nmae'; did you mean 'name'?
[WARNING]     Rename it to 'name'.
[WARNING] plugin.json:6:14  manifest.secret-exposed  Field 'apiToken' looks like a secret, but PostHog will show its value
[WARNING]     Add "secret": true.
[WARNING] plugin.json:7:40  manifest.field-property-unknown  Field 'mode' has the unknown key 'description'; did you mean 'hint'?
[WARNING]     Rename it to 'hint'.
[ERROR] 5 errors, 3 warnings
'''.trim().readLines()
assert log.any { it.contains("has 5 errors, 3 warnings") }
