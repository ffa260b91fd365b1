const waiting = []

const nextAnswer = async () => await new Promise((resolve) => waiting.push(resolve))

export async function processEvent(event) {
    event.properties.answer = await nextAnswer()
    return event
}
