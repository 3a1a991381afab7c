package org.virtualvisits.core.readiness;

import java.util.List;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.pace.Turns;

/** What visits stand on, and what is therefore looked at. */
public record Grounds(
        Accounts accounts, Turns turns, List<Stores> stores, Secrets secrets, Texts texts, Phones phones) {

    /** Keeps its own copy. */
    public Grounds {
        stores = List.copyOf(stores);
    }
}
