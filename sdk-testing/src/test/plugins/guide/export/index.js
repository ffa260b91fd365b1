export async function exportEvents(events) {
    const response = await fetch('https://warehouse.example.com/batch', {
        method: 'POST',
        body: JSON.stringify(events.map((event) => event.event)),
    })
    if (response.status >= 500) {
        throw new RetryError('the warehouse is closed')
    }
}
