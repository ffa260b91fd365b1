'use strict'

// node peer.js plain|sandbox|answers <job.json>: prints microseconds per event, or what becomes of each event.

const fs = require('fs')
const { hostMeta } = require('./host')
const { readPlugin } = require('./plugin')

const BATCH_BYTES = 4_000_000

async function main(mode, job) {
    const texts = fs.readFileSync(job.events, 'utf8').trimEnd().split('\n')
    const city = JSON.parse(fs.readFileSync(job.city, 'utf8'))
    const { load } = require(mode === 'sandbox' ? './sandbox' : './plain')
    const chain = await load(job.plugins.map(readPlugin), (plugin) => hostMeta(plugin.config, () => city))
    if (mode === 'answers') {
        for (const text of texts) {
            console.log(await chain.answer(text))
        }
    } else {
        console.log(JSON.stringify({ microseconds: await measure(chain, batch(texts), job) }))
    }
}

function batch(texts) {
    const bytes = texts.reduce((sum, text) => sum + text.length, 0)
    const copies = Math.max(1, Math.round(BATCH_BYTES / bytes))
    return Array.from({ length: copies }, () => texts).flat()
}

async function measure(chain, texts, job) {
    await round(chain, texts, job.warmupSeconds)
    const rounds = []
    for (let i = 0; i < job.rounds; i++) {
        rounds.push(await round(chain, texts, 1))
    }
    return median(rounds)
}

/** Runs batches until that much time has been measured. */
async function round(chain, texts, seconds) {
    let nanoseconds = 0n
    let events = 0
    while (nanoseconds < seconds * 1e9) {
        const inputs = chain.prepare(texts)
        const start = process.hrtime.bigint()
        await chain.run(inputs)
        nanoseconds += process.hrtime.bigint() - start
        events += texts.length
    }
    return Number(nanoseconds) / 1000 / events
}

function median(values) {
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

main(process.argv[2], JSON.parse(fs.readFileSync(process.argv[3], 'utf8'))).catch((error) => {
    console.error(error)
    process.exitCode = 1
})
