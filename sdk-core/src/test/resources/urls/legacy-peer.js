// Runs the cases with Node's own url module. Argument: the file of the cases.
const run = new Function(`${require('fs').readFileSync(process.argv[2], 'utf8')}\nreturn run;`)();
console.log(JSON.stringify(run(require('url'))));
