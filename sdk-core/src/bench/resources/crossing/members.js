// Events whose members are asked for when they are first touched. The traps are functions of the guest's.
(plugin) => {
    const isObject = (value) => typeof value === 'object' && value !== null

    class Members {
        constructor(ask, names) {
            this.ask = ask
            this.names = names
            this.target = {}
            this.touched = new Set()
            this.written = new Set()
            this.proxy = new Proxy(this.target, this)
        }

        touch(name) {
            if (typeof name === 'string' && !this.touched.has(name)) {
                const value = this.ask(name)
                if (value !== undefined) {
                    this.fill(name, value)
                }
            }
        }

        fill(name, value) {
            this.touched.add(name)
            this.target[name] = value
        }

        write(name) {
            this.touched.add(name)
            this.written.add(name)
        }

        get(target, name) {
            this.touch(name)
            return target[name]
        }

        has(target, name) {
            this.touch(name)
            return name in target
        }

        set(target, name, value) {
            this.write(name)
            target[name] = value
            return true
        }

        defineProperty(target, name, descriptor) {
            this.write(name)
            return Reflect.defineProperty(target, name, descriptor)
        }

        deleteProperty(target, name) {
            this.write(name)
            return delete target[name]
        }

        getOwnPropertyDescriptor(target, name) {
            this.touch(name)
            return Reflect.getOwnPropertyDescriptor(target, name)
        }

        ownKeys(target) {
            const names = JSON.parse(this.names())
            if (this.written.size === 0) {
                return names
            }
            const left = names.filter((name) => !this.touched.has(name) || Object.hasOwn(target, name))
            return [...new Set([...left, ...Reflect.ownKeys(target)])]
        }

        // Objects that the plugin has got hold of go back whole, for they may have changed inside.
        changes(untouched) {
            const changes = { set: {}, gone: [], any: false }
            for (const name of this.touched) {
                const value = this.target[name]
                if (value !== untouched && (this.written.has(name) || isObject(value))) {
                    changes.any = true
                    if (value === undefined) {
                        changes.gone.push(name)
                    } else {
                        changes.set[name] = value
                    }
                }
            }
            return changes
        }
    }

    // Returns the changes as JSON; null if there are none.
    return (askEvent, namesOfEvent, askProperties, namesOfProperties) => {
        const event = new Members(askEvent, namesOfEvent)
        const properties = new Members(askProperties, namesOfProperties)
        event.fill('properties', properties.proxy)
        const result = plugin(event.proxy)
        if (result !== event.proxy) {
            return JSON.stringify({ whole: result })
        }
        const ofEvent = event.changes(properties.proxy)
        const ofProperties = properties.changes()
        return ofEvent.any || ofProperties.any ? JSON.stringify({ event: ofEvent, properties: ofProperties }) : null
    }
}
