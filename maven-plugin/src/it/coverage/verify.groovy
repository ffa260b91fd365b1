def reports = new File(basedir, 'target/posthog-coverage')
assert new File(reports, 'lcov.info').text == '''\
TN:
SF:index.ts
FN:5,processEvent
FN:12,runEveryDay
FNDA:2,processEvent
FNDA:0,runEveryDay
FNF:2
FNH:1
BRDA:6,0,0,1
BRDA:6,0,1,1
BRF:2
BRH:2
DA:6,2
DA:7,1
DA:9,1
DA:13,0
DA:14,0
LF:5
LH:3
end_of_record
'''
assert new File(reports, 'index.html').text.contains('>    if (config.keep === \'yes\') {</td>')
assert new File(reports, 'coverage.json').text.contains('"missedLines" : [ 13, 14 ]')

def log = new File(basedir, 'build.log').text
assert log.contains('''\
[INFO]     lines   branches  functions  file
[INFO]    60.0 %    100.0 %     50.0 %  index.ts
[INFO]                                    not run: 13-14
[INFO] The sources are in target/posthog-coverage/index.html
''')
assert log.contains('[INFO] The tests have not measured coverage. They do with -Dposthog.coverage=true')
