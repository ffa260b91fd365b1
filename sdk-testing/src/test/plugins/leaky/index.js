export function setupPlugin({ config }) {
    console.log('set up with', config)
}
export const onEvent = () => {}
