package org.virtualvisits.adapters.table;

import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.report.PostingsContract;

final class TablePostingsTest extends PostingsContract {

    private final Postings postings = new TablePostings(FreshTables.table("Reports"));

    @Override
    protected Postings postings() {
        return postings;
    }
}
