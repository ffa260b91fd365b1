package io.github.posthogplugins.internal.js;

/** A plugin, as what waits for it sees it. */
interface LoopOwner {

    /** Returns what is ready to run. */
    EventLoop loop();

    /** Runs a task inside the plugin's context. */
    void run(Runnable task);

    /** Returns when the first awaited promise is over its limit, in milliseconds since 1970, or -1. */
    double armGuards();

    /** Rejects the awaited promise that has been over its limit for longest, if one is. */
    void expireGuard();

    /** Tells whether a timer is set that will post a task. */
    boolean hasTimers();
}
