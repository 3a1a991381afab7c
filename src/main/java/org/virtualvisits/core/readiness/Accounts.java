package org.virtualvisits.core.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the tenant's accounts, asked what decides whether they can hold a visit. Every question is a read, or comes to
 * nothing: it changes nothing and mails nobody. Each list of questions is answered in its order.
 */
public interface Accounts {

    /** As many as Graph takes at once (Graph page "json-batching"). */
    int AT_ONCE = 20;

    /** Who goes by these object ids or user principal names. */
    List<Probe<Account>> accounts(List<String> names);

    /** The service plans of all their licences, by object id; none for an account without a licence. */
    List<Probe<List<Plan>>> plans(List<String> objectIds);

    /** What their mailboxes are for; absent where Exchange Online has none. */
    List<Probe<Purpose>> mailboxes(List<String> names);

    /** Whether the app may hold meetings in their names; answered with the time by Teams' clock, where it tells. */
    List<Probe<Optional<Instant>>> meetings(List<String> objectIds);

    /** Whether the app may read these mailboxes, as it must to make a draft. */
    List<Probe<Boolean>> readMail(List<String> mailboxes);

    /** Whether the app may send from these mailboxes: by sending a message that there is not. */
    List<Probe<Boolean>> sendMail(List<String> mailboxes);

    /**
     * An account.
     *
     * @param synced whether it is kept by a local directory
     */
    record Account(String objectId, String userPrincipalName, boolean enabled, boolean guest, boolean synced) {}

    /** A service plan of a licence, and how far it is set up, both in Graph's words. */
    record Plan(String name, String status) {}

    /** What a mailbox is for (Graph type "userPurpose"). */
    enum Purpose {
        USER,
        LINKED,
        SHARED,
        ROOM,
        EQUIPMENT,
        OTHERS
    }
}
