// Texts that are nearly JSON, always the same ones.
const broken = (() => {
    const sound = [
        '{"a":1,"b":[1,2,{"c":"d\\u00e4\\n"}],"e":null,"f":true,"g":-1.5e+3}', '{"a":1,"b":2,"cc":"3"}', '[]', '{}', '"abc"',
        '12', '-0.5', '[1,2]', '{"a":{"b":"c"}}', 'true', 'null', 'undefined', 'NaN', '[object Object]', 'Infinity',
        '<html><body>Not found</body></html>', '', '  ', '\ufeff{}',
    ];
    const characters = [...'{}[]",:0123456789-+.eEtrufalsn \\u\n\t\x01x<ä\'/'];
    let state = 1;
    const below = (limit) => {
        state = (state * 1103515245 + 12345) % 0x80000000;
        return state % limit;
    };
    const mutilated = (text) => {
        const at = below(text.length + 1);
        const insert = text.slice(0, at) + characters[below(characters.length)] + text.slice(at);
        return [insert, text.slice(0, at) + text.slice(at + 1), text.slice(0, at)][below(3)];
    };
    return Array.from({ length: 1500 }, () => {
        let text = sound[below(sound.length)];
        for (let times = below(4); times > 0; times--) {
            text = mutilated(text);
        }
        return text;
    });
})();
