package io.github.posthogplugins.bench;

import java.io.IOException;

/** Measurements that end in one report. */
interface Suite {

    void run(Report report) throws IOException;
}
