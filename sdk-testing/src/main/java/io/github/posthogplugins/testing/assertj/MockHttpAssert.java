package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.HttpJournal;
import io.github.posthogplugins.testing.http.MockHttp;

/** Assertions about what plugins sent so far. */
public class MockHttpAssert extends AbstractHttpAssert<MockHttpAssert, MockHttp> {

    /** Begins assertions; {@link PluginAssertions#assertThat(MockHttp)} is shorter. */
    public MockHttpAssert(MockHttp actual) {
        super(actual, MockHttpAssert.class);
    }

    @Override
    HttpJournal journalOf(MockHttp network) {
        return network.journal();
    }
}
