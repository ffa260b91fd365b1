def log = new File(basedir, 'build.log').text
assert log.contains('The new plugin needs a name.\n[ERROR] Give it one with -Dname=hello-world')
assert log.contains("There are no plugins in the language 'coffee'.")
assert log.contains("A new plugin would overwrite files in '${new File(basedir, 'mine')}':\n[ERROR]   plugin.json\n")
assert new File(basedir, 'mine').list() == ['plugin.json']
