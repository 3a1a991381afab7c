package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.report.PostingsContract;

final class InMemoryPostingsTest extends PostingsContract {

    private final Postings postings = new InMemoryPostings();

    @Override
    protected Postings postings() {
        return postings;
    }
}
