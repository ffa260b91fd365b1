def first = new File(basedir, 'target/first/hello-world-1.0.zip')
def second = new File(basedir, 'target/second/hello-world-1.0.zip')

assert first.length() > 0
assert first.bytes == second.bytes
