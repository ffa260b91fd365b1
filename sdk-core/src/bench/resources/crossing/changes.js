// What a generated comparer finds at the event, or at its properties: values to set, and names that are gone.
() => class Changes {
    set = {}
    gone = []
    any = false

    note(name, value) {
        this.any = true
        if (value === undefined) {
            this.gone.push(name)
        } else {
            this.set[name] = value
        }
    }

    // New members mostly come last, so they are looked for from the end. To be called when all others were compared.
    noteNew(object, names) {
        const keys = Object.keys(object)
        const fresh = []
        let missing = keys.length - names.size + this.gone.length
        for (let i = keys.length - 1; i >= 0 && missing > 0; i--) {
            if (!names.has(keys[i])) {
                fresh.push(keys[i])
                missing--
            }
        }
        for (let i = fresh.length - 1; i >= 0; i--) {
            this.note(fresh[i], object[fresh[i]])
        }
    }
}
