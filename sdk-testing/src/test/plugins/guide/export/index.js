export async function exportEvents(events) {
    if (events.length === 0) {
        return
    }
    const response = await fetch('https://warehouse.example.com/batch', {
        method: 'POST',
        body: JSON.stringify(events.map((event) => event.event)),
    })
    if (response.status >= 500) {
        throw new RetryError('the warehouse is closed')
    }
}
