assert new File(basedir, 'target/hello-world-2.3.4.zip').length() > 0
