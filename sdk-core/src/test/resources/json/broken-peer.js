// Prints what Node says to each text. Argument: the file of the texts.
const texts = new Function(`${require('fs').readFileSync(process.argv[2], 'utf8')}\nreturn broken;`)();
console.log(JSON.stringify(texts.map((text) => {
    try {
        JSON.parse(text);
        return 'JSON';
    } catch (e) {
        return e.message;
    }
})));
