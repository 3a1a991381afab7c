package org.virtualvisits.sandbox.graph;

/** The people of a small made-up practice, and a simulator that has them. */
final class Practice implements AutoCloseable {

    static final SimulatedUser ROWAN = user("11111111-1111-4111-8111-111111111111", "rowan", Mailbox.USER, true);
    static final SimulatedUser SAM = user("22222222-2222-4222-8222-222222222222", "sam", Mailbox.USER, true);
    static final SimulatedUser VISITS = user("33333333-3333-4333-8333-333333333333", "visits", Mailbox.SHARED, false);
    static final SimulatedUser KIM = user("44444444-4444-4444-8444-444444444444", "kim", Mailbox.ON_PREMISES, true);
    static final SimulatedUser LEE = user("55555555-5555-4555-8555-555555555555", "lee", Mailbox.NONE, true);

    final ManualClock clock = new ManualClock("2026-11-30T09:00:00Z");
    final GraphSimulator graph = GraphSimulator.start(clock, 0);
    final Caller caller = new Caller(graph.baseUrl());

    Practice() {
        for (SimulatedUser user : new SimulatedUser[] {ROWAN, SAM, VISITS, KIM, LEE}) {
            graph.tenant().put(user);
        }
    }

    static String meetings(SimulatedUser organiser) {
        return "/users/" + organiser.objectId() + "/onlineMeetings";
    }

    static String mailbox(SimulatedUser owner) {
        return "/users/" + owner.objectId();
    }

    @Override
    public void close() {
        caller.close();
        graph.close();
    }

    private static SimulatedUser user(String id, String name, Mailbox mailbox, boolean granted) {
        String address = name + "@example.nhs.uk";
        return new SimulatedUser(id, address, name, address, true, mailbox, granted);
    }
}
