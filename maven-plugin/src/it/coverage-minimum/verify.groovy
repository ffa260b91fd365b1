assert new File(basedir, 'build.log').text.contains('''\
The tests cover too little of the plugin's code:
[ERROR]   60.0 % of lines (3 of 5), but posthog.coverage.minimum wants 80 %
''')
