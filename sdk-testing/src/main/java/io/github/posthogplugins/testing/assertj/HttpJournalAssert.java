package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.HttpJournal;

/** Assertions about what plugins had sent when the journal was asked for. */
public class HttpJournalAssert extends AbstractHttpAssert<HttpJournalAssert, HttpJournal> {

    /** Begins assertions; {@link PluginAssertions#assertThat(HttpJournal)} is shorter. */
    public HttpJournalAssert(HttpJournal actual) {
        super(actual, HttpJournalAssert.class);
    }

    @Override
    HttpJournal journalOf(HttpJournal journal) {
        return journal;
    }
}
