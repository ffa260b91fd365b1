package io.github.posthogplugins.internal.json;

/** Finds members by name; of several with one name, the last. */
final class NameTable {

    private final JsonMember[] members;
    private final int[] slots;
    private boolean hasDuplicates;

    NameTable(JsonMember[] members) {
        this(members, new int[Math.max(2, Integer.highestOneBit(members.length) << 2)], 0);
    }

    private NameTable(JsonMember[] members, int[] slots, int known) {
        this.members = members;
        this.slots = slots;
        for (int i = known; i < members.length; i++) {
            add(i);
        }
    }

    /** Returns the table of members that begin with the names of these, and may go on with others. */
    NameTable withMore(JsonMember[] all) {
        if (all.length == members.length) {
            return this;
        }
        return all.length > slots.length / 2 ? new NameTable(all) : new NameTable(all, slots.clone(), members.length);
    }

    private void add(int index) {
        int slot = slotOf(members[index].name());
        hasDuplicates |= slots[slot] != 0;
        slots[slot] = index + 1;
    }

    /** Returns where a member of that name is, or would be. */
    private int slotOf(String name) {
        int slot = spread(name.hashCode());
        while (slots[slot] != 0 && !members[slots[slot] - 1].name().equals(name)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private int spread(int hash) {
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    /** Returns the place of the member of that name, or a negative number. */
    int indexOf(String name) {
        return slots[slotOf(name)] - 1;
    }

    boolean hasDuplicates() {
        return hasDuplicates;
    }
}
