export const processEvent = (event) => event
