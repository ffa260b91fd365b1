package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.List;

/** Measures nothing: sees that all peers do the same work, which the measurements check too, one by one. */
final class AnswerSuite implements Suite {

    private final Settings settings;

    AnswerSuite(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run(Report report) throws IOException {
        List<Workload> workloads = Workload.wanted(settings);
        EventPool.writeAll(settings);
        NodePeer node = NodePeer.find(settings).orElseThrow(() -> new IllegalStateException("Answers come from Node."));
        for (Workload workload : workloads) {
            SameAnswers.check(settings, node, workload);
            System.out.println(workload.label() + ": all events leave the SDK as they leave Node");
        }
    }
}
