package org.virtualvisits.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;

/** One appointment with all the versions that its EHR will ever make of it. */
record Life(int number, Origin origin, boolean facilitated, List<Wish> wishes) {

    /** How many clinics of each kind there are: each has a mailbox, which sends 30 mails a minute. */
    static final int CLINICS = 30;

    private static final OrganisationId ORGANISATION = new OrganisationId("springfield");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> CLINICIANS = List.of("demo", "kaur");

    /** Which EHR it is in, and by what that EHR tells versions apart. */
    enum Origin {
        /** FHIR with version numbers, by bearer token. */
        NUMBERED("demo"),
        /** FHIR with dates of change only, by bearer token. */
        DATED("dated"),
        /** Plain JSON without versions, signed; each delivery has a name, and the order of first arrival counts. */
        SIGNED("signed");

        private final String source;

        Origin(String source) {
            this.source = source;
        }

        /** The source's id. */
        String source() {
            return source;
        }
    }

    /** The life of that number in that run: the same however many others there are. */
    static Life random(long seed, int number, Instant now) {
        var random = new Random(seed * 1_000_003 + number);
        Origin origin = Origin.values()[random.nextInt(Origin.values().length)];
        List<Instant> starts = starts(random, now);
        var wishes = new ArrayList<Wish>();
        wishes.add(new Wish(
                random.nextInt(12) == 0 ? Wish.Status.PROPOSED : Wish.Status.BOOKED,
                starts.getFirst(),
                CLINICIANS.get(random.nextInt(2)),
                true,
                0));
        int versions = 1 + random.nextInt(8);
        while (wishes.size() < versions) {
            wishes.add(next(random, wishes.getLast(), starts));
        }
        return new Life(number, origin, random.nextInt(4) == 0, List.copyOf(wishes));
    }

    /** Some weeks ahead, so that no jump of the clock reaches them; some on the days on which clocks change. */
    private static List<Instant> starts(Random random, Instant now) {
        var starts = new ArrayList<Instant>();
        Instant first = ZonedDateTime.ofInstant(now, LONDON)
                .plusDays(30 + random.nextInt(60))
                .withHour(8 + random.nextInt(9))
                .withMinute(15 * random.nextInt(4))
                .withSecond(0)
                .withNano(0)
                .toInstant();
        starts.add(first);
        starts.add(first.plus(Duration.ofDays(1)));
        starts.add(first.plus(Duration.ofMinutes(90)));
        Instant change = LONDON.getRules().nextTransition(now).getInstant();
        Instant other = LONDON.getRules().nextTransition(change).getInstant();
        for (Instant clocks : List.of(change, other)) {
            starts.add(clocks.minus(Duration.ofMinutes(30)));
            starts.add(clocks.plus(Duration.ofMinutes(30)));
            starts.add(clocks.plus(Duration.ofHours(12)));
        }
        return starts;
    }

    private static Wish next(Random random, Wish last, List<Instant> starts) {
        int dice = random.nextInt(100);
        if (last.status() != Wish.Status.BOOKED && dice < 60) {
            return new Wish(Wish.Status.BOOKED, last.start(), last.clinician(), last.video(), last.address());
        }
        if (dice < 40) {
            return new Wish(
                    last.status(),
                    starts.get(random.nextInt(starts.size())),
                    last.clinician(),
                    last.video(),
                    last.address());
        }
        if (dice < 58) {
            String other = random.nextInt(6) == 0 ? "nobody" : CLINICIANS.get(random.nextInt(2));
            return new Wish(last.status(), last.start(), other, last.video(), last.address());
        }
        if (dice < 72) {
            return new Wish(last.status(), last.start(), last.clinician(), last.video(), 1 - last.address());
        }
        if (dice < 88) {
            return new Wish(Wish.Status.CANCELLED, last.start(), last.clinician(), last.video(), last.address());
        }
        if (dice < 92) {
            return new Wish(Wish.Status.NOSHOW, last.start(), last.clinician(), last.video(), last.address());
        }
        return dice < 97
                ? new Wish(last.status(), last.start(), last.clinician(), !last.video(), last.address())
                : last;
    }

    /** Where it is, by the EHR's name: at a clinic whose meetings the clinician organises, or a shared account. */
    String place() {
        return "Location/" + (facilitated ? "shared" : "own") + number % CLINICS;
    }

    String appointment() {
        return "chaos-" + number;
    }

    VisitId visit() {
        return VisitId.of(ORGANISATION, new SourceId(origin.source()), appointment());
    }

    /** A mobile number that Ofcom keeps for drama, past those that the simulated carriers refuse; others share it. */
    String phone(int address) {
        return "+447700900%03d".formatted(100 + (2 * number + address) % 880);
    }

    String mail(int address) {
        return "patient" + number + "." + address + "@example.org";
    }

    Wish last() {
        return wishes.getLast();
    }
}
