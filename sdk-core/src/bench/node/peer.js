'use strict'

// node peer.js plain|server|cleared|answers <job.json>: prints microseconds per event, or what becomes of each event.

const fs = require('fs')
const { hostMeta } = require('./host')
const { readPlugin } = require('./plugin')

// Counted in events, not in seconds: what the server's timers hold on to grows with them.
const BATCH_BYTES = 4_000_000
const WARM_UP_ROUNDS = 5
const ROUNDS = 5

async function main(mode, job) {
    const texts = fs.readFileSync(job.events, 'utf8').trimEnd().split('\n')
    const city = JSON.parse(fs.readFileSync(job.city, 'utf8'))
    const chain = await load(mode, job.plugins.map(readPlugin), (plugin) => hostMeta(plugin.config, () => city))
    if (mode === 'answers') {
        for (const text of texts) {
            console.log(await chain.answer(text))
        }
    } else {
        console.log(JSON.stringify({ microseconds: await measure(chain, batch(texts), job.batches) }))
        // Nobody waits for the timers.
        process.exit()
    }
}

function load(mode, plugins, metaOf) {
    return mode === 'plain' || mode === 'answers'
        ? require('./plain').load(plugins, metaOf)
        : require('./sandbox').load(plugins, metaOf, mode === 'cleared')
}

function batch(texts) {
    const bytes = texts.reduce((sum, text) => sum + text.length, 0)
    const copies = Math.max(1, Math.round(BATCH_BYTES / bytes))
    return Array.from({ length: copies }, () => texts).flat()
}

async function measure(chain, texts, batches) {
    await round(chain, texts, WARM_UP_ROUNDS * batches)
    const rounds = []
    for (let i = 0; i < ROUNDS; i++) {
        rounds.push(await round(chain, texts, batches))
    }
    return median(rounds)
}

async function round(chain, texts, batches) {
    let nanoseconds = 0n
    for (let i = 0; i < batches; i++) {
        const inputs = chain.prepare(texts)
        const start = process.hrtime.bigint()
        await chain.run(inputs)
        nanoseconds += process.hrtime.bigint() - start
    }
    return Number(nanoseconds) / 1000 / (batches * texts.length)
}

function median(values) {
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

main(process.argv[2], JSON.parse(fs.readFileSync(process.argv[3], 'utf8'))).catch((error) => {
    console.error(error)
    process.exitCode = 1
})
