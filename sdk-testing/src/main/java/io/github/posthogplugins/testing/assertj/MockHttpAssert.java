package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.HttpJournal;
import io.github.posthogplugins.testing.http.MockHttp;

/** Assertions about what plugins sent so far. */
public class MockHttpAssert extends AbstractHttpAssert<MockHttpAssert, MockHttp> {

    /** Begins assertions; {@link PluginAssertions#assertThat(MockHttp)} is shorter. */
    public MockHttpAssert(MockHttp actual) {
        super(actual, MockHttpAssert.class);
    }

    /** Goes on with assertions about all requests as JSON. */
    public JsonAssert json() {
        isNotNull();
        return new JsonAssert(actual).about("What the plugin sent", "").as(descriptionText());
    }

    /** Checks that all requests are what they were when the snapshot of this test was taken. */
    public MockHttpAssert matchesSnapshot() {
        json().matchesSnapshot();
        return this;
    }

    /** Checks the same with one of several snapshots of this test. */
    public MockHttpAssert matchesSnapshot(String name) {
        json().matchesSnapshot(name);
        return this;
    }

    @Override
    HttpJournal journalOf(MockHttp network) {
        return network.journal();
    }
}
