def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] plugin.json  bundle.no-source  Could not find main file index.js or index.ts')
assert log.contains('[ERROR]     Add index.js, or name the main file in plugin.json: "main": "dist/index.js".')
assert !new File(basedir, 'target').exists()
