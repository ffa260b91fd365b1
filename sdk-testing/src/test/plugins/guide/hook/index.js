export function composeWebhook(event) {
    if (event.event !== 'signed up') {
        return null
    }
    return {
        url: 'https://hooks.example.com/signups',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: event.distinct_id }),
    }
}
