package org.virtualvisits.bench;

import java.util.List;

/**
 * The least anybody can do for a visit that survives a crash and tells its patient once: the calls, one after the other,
 * with no parsing, no decisions and no wording. docs/reference/performance.md lists them.
 */
final class Floor {

    static final String VISITS = "FloorVisits";
    static final String UNSETTLED = "FloorUnsettled";
    static final String LINKS = "FloorLinks";
    static final String RECONCILE = "floor-reconcile";
    static final String SEND = "floor-send";

    /** As large as the product's row of a visit with one patient. */
    private static final String VISIT = "\"wanted\":\"" + "x".repeat(1200) + "\"";

    private final RawStorage storage;

    Floor(RawStorage storage) {
        this.storage = storage;
    }

    /** Makes its tables and queues. */
    Floor prepared() {
        List.of(VISITS, UNSETTLED, LINKS).forEach(storage::createTable);
        List.of(RECONCILE, SEND).forEach(storage::createQueue);
        return this;
    }

    /** Keeps what a webhook says: looks for the visit, marks the change, stores it, asks for work. */
    void accept(String key) {
        storage.read(VISITS, key, false);
        storage.insert(UNSETTLED, key, "\"due\":\"2030-01-01T00:00:00Z\"");
        storage.insert(VISITS, key, VISIT);
        storage.put(RECONCILE, key);
    }

    /** Makes the meeting and asks for both messages; meeting and messages are noted in the visit's own row. */
    void reconcile(RawCloud cloud, String key) {
        storage.read(VISITS, key, true);
        cloud.meeting(key);
        storage.insert(LINKS, key + "-sms", "\"visit\":\"" + key + "\"");
        storage.insert(LINKS, key + "-mail", "\"visit\":\"" + key + "\"");
        storage.replace(VISITS, key, VISIT + ",\"meeting\":\"live\",\"notices\":\"" + "x".repeat(400) + "\"");
        storage.put(SEND, key);
        storage.put(SEND, key);
        storage.delete(UNSETTLED, key);
    }

    /** Sends one text: reads what to say, claims it so that nobody else sends it, sends it, notes the end. */
    void text(RawCloud cloud, String key, String to) {
        claim(key);
        cloud.text(to);
        storage.replace(VISITS, key, VISIT + ",\"sms\":\"sent\"");
    }

    /** The same for one mail. */
    void mail(RawCloud cloud, String key, String to) {
        claim(key);
        cloud.mail(key, to);
        storage.replace(VISITS, key, VISIT + ",\"mail\":\"sent\"");
    }

    private void claim(String key) {
        storage.read(VISITS, key, true);
        storage.replace(VISITS, key, VISIT + ",\"sending\":\"yes\"");
    }

    /** All of it, with what the Functions host does around it: takes each queue message, and deletes it afterwards. */
    void visit(RawCloud cloud, String key, String phone, String mail) {
        accept(key);
        held(RECONCILE, () -> reconcile(cloud, key));
        held(SEND, () -> text(cloud, key, phone));
        held(SEND, () -> mail(cloud, key, mail));
    }

    /** Any message does: they are alike, and as many are taken as are put. */
    private void held(String queue, Runnable work) {
        RawStorage.Taken message = storage.take(queue);
        work.run();
        storage.delete(message);
    }
}
