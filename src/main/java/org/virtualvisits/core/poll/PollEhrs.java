package org.virtualvisits.core.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.Spread;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.visit.ReceiveAppointment;

/**
 * Use case: ask each EHR that can be asked what has changed, and take it through the same door as a webhook. Webhooks get
 * lost: a rest-hook gives up after a minute. The bookmark moves once all of a page was taken, so that a crash anywhere
 * reads some of it again, which does nothing (docs/adr/0024).
 */
public final class PollEhrs {

    /** Of a source that is asked for the first time. What was changed before then comes with its next change. */
    static final Duration FIRST_LOOK = Duration.ofDays(1);

    /** Appointments on a page; with their patients, some hundred KiB. */
    static final int A_PAGE = 50;

    /** 50,000 appointments in one walk are more than a year's of a clinic. */
    static final int MOST_PAGES = 1_000;

    /** Times that all of a page is taken again for one appointment that cannot be stored. */
    static final int MOST_TRIES = 5;

    /** Longer than a page takes. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** A run ends in time for the platform's own limit. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    /** What no webhook told for so long, none will. */
    private static final Duration LOST = Duration.ofMinutes(5);

    private final Organisations organisations;
    private final Bookmarks bookmarks;
    private final Ehr ehr;
    private final Page.Reader reader;
    private final ReceiveAppointment receiveAppointment;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public PollEhrs(
            Organisations organisations,
            Bookmarks bookmarks,
            Ehr ehr,
            Page.Reader reader,
            ReceiveAppointment receiveAppointment,
            Measures measures,
            Clock clock) {
        this.organisations = organisations;
        this.bookmarks = bookmarks;
        this.ehr = ehr;
        this.reader = reader;
        this.receiveAppointment = receiveAppointment;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * Asks all that are due, those first that have waited longest.
     *
     * @return how many were asked
     */
    public int poll(Cause cause) {
        Instant began = clock.instant();
        List<Asked> due = organisations.all().stream()
                .flatMap(id -> organisations.find(id).stream())
                .flatMap(organisation -> asked(organisation, began))
                .filter(asked -> asked.isDue(began))
                .sorted(Comparator.comparing(asked -> asked.bookmark().due()))
                .toList();
        int count = 0;
        for (Asked asked : due) {
            if (clock.instant().isBefore(began.plus(LONGEST_RUN))) {
                walk(asked, began.plus(LONGEST_RUN), cause);
                count++;
            }
        }
        return count;
    }

    /** How the sources of an organisation stand that can be asked. */
    public List<Standing> standings(OrganisationId organisation) {
        return organisations.find(organisation).stream()
                .flatMap(its -> its.sources().stream())
                .filter(source -> source.fhir().isPresent())
                .map(source -> new Standing(
                        source, bookmarks.find(organisation, source.id()).map(Bookmarks.Stored::bookmark)))
                .toList();
    }

    private Stream<Asked> asked(Organisation organisation, Instant now) {
        return organisation.sources().stream()
                .flatMap(source -> source.fhir().stream().map(server -> {
                    Optional<Bookmarks.Stored> stored = bookmarks.find(organisation.id(), source.id());
                    Bookmark bookmark = stored.map(Bookmarks.Stored::bookmark)
                            .filter(its -> its.base().equals(server.base()))
                            .orElseGet(() -> Bookmark.begin(server.base(), now.minus(FIRST_LOOK), now));
                    return new Asked(
                            new Caller(organisation.id(), source),
                            server,
                            bookmark,
                            stored.map(Bookmarks.Stored::version));
                }));
    }

    private void walk(Asked begun, Instant end, Cause cause) {
        Optional<Asked> mine = Optional.of(begun).flatMap(its -> put(its, its.bookmark.held(held())));
        while (mine.isPresent()) {
            Asked asked = mine.get();
            mine = clock.instant().isBefore(end) ? step(asked, cause) : stop(asked);
        }
    }

    private Optional<Asked> stop(Asked asked) {
        put(asked, asked.bookmark.free(clock.instant()));
        return Optional.empty();
    }

    /** Asks for one page and takes it; empty when there is no more to do now. */
    private Optional<Asked> step(Asked asked, Cause cause) {
        Instant now = clock.instant();
        Ehr.Answer answer = asked.bookmark
                .walk()
                .map(walk -> ehr.next(asked.server, walk.next()))
                .orElseGet(() -> ehr.changed(asked.server, asked.bookmark.since(), A_PAGE));
        return switch (answer) {
            case Ehr.Answer.Said(var json) ->
                reader.read(json, now)
                        .map(page -> taken(asked, page, now, cause))
                        .orElseGet(() -> barred(asked, Trouble.UNREADABLE));
            case Ehr.Answer.Absent() -> barred(asked, Trouble.NOT_FOUND);
            case Ehr.Answer.Later(var after, var why) -> {
                counted(asked, "later");
                put(asked, asked.bookmark.later(clock.instant(), after));
                yield Optional.empty();
            }
            case Ehr.Answer.Barred(var trouble) -> barred(asked, trouble);
        };
    }

    /** A link to the next page that does not hold any more is no trouble: the pages are read from the first again. */
    private Optional<Asked> barred(Asked asked, Trouble trouble) {
        boolean staleLink = asked.bookmark.walk().isPresent()
                && (trouble == Trouble.NOT_FOUND || trouble == Trouble.REFUSED || trouble == Trouble.UNREADABLE);
        counted(asked, staleLink ? "later" : "barred");
        Instant now = clock.instant();
        put(
                asked,
                staleLink
                        ? asked.bookmark.anew().later(now, Duration.ZERO)
                        : asked.bookmark.anew().with(trouble).later(now, asked.server.every()));
        return Optional.empty();
    }

    private Optional<Asked> taken(Asked asked, Page page, Instant askedAt, Cause cause) {
        int failed = 0;
        for (Page.Found found : page.found()) {
            failed += take(asked, found, askedAt, cause) ? 0 : 1;
        }
        told(asked, "unreadable", page.unreadable());
        if (failed > 0 && asked.bookmark.stumbles() + 1 < MOST_TRIES) {
            counted(asked, "later");
            put(asked, asked.bookmark.stumbled(clock.instant()));
            return Optional.empty();
        }
        told(asked, "failed", failed);
        var pages = new Pages(asked.bookmark, page, askedAt);
        Instant now = clock.instant();
        if (page.next().isEmpty()) {
            counted(asked, "done");
            Duration spread = Spread.of(asked.key(), asked.server.every().dividedBy(10));
            put(
                    asked,
                    asked.bookmark.ended(
                            pages.end(), now, now.plus(asked.server.every()).plus(spread)));
            return Optional.empty();
        }
        return pages.areEndless()
                ? barred(asked, Trouble.ENDLESS)
                : put(asked, asked.bookmark.at(pages.walk(), held()));
    }

    /**
     * Takes one appointment. One that cannot be stored must not keep back all others for ever: its failure is kept until the
     * whole page was taken, and after a few times it is left out, and counted. Where storage itself is out of reach the
     * bookmark cannot be written either, so nothing is left out for that.
     */
    private boolean take(Asked asked, Page.Found found, Instant askedAt, Cause cause) {
        try {
            ReceiveAppointment.Outcome outcome = receiveAppointment.receive(asked.caller, found.change(), cause);
            told(asked, outcome.word(), 1);
            boolean untold = found.updated()
                    .filter(at -> at.isBefore(askedAt.minus(LOST)))
                    .isPresent();
            if (outcome instanceof ReceiveAppointment.Outcome.Applied
                    && untold
                    && asked.caller.source().tells()
                    && asked.bookmark.answered().isPresent()) {
                measures.count(Measure.LOST_WEBHOOKS, Map.of(Label.ORGANISATION, asked.organisation()));
            }
            return true;
        } catch (RuntimeException perhapsOnlyThisOne) {
            return false;
        }
    }

    private Optional<Asked> put(Asked asked, Bookmark next) {
        return bookmarks
                .write(asked.caller.organisation(), asked.caller.source().id(), next, asked.version)
                .map(version -> new Asked(asked.caller, asked.server, next, Optional.of(version)));
    }

    private Instant held() {
        return clock.instant().plus(HOLD);
    }

    private void counted(Asked asked, String outcome) {
        measures.count(Measure.POLLS, Map.of(Label.ORGANISATION, asked.organisation(), Label.OUTCOME, outcome));
    }

    private void told(Asked asked, String outcome, int times) {
        if (times > 0) {
            measures.tell(
                    Measure.POLLED_CHANGES,
                    times,
                    Map.of(Label.ORGANISATION, asked.organisation(), Label.OUTCOME, outcome.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * How a source stands that can be asked.
     *
     * @param bookmark empty if it was never asked
     */
    public record Standing(Source source, Optional<Bookmark> bookmark) {}

    private record Asked(Caller caller, FhirServer server, Bookmark bookmark, Optional<String> version) {

        boolean isDue(Instant now) {
            return !bookmark.due().isAfter(now) && !bookmark.isHeld(now);
        }

        String organisation() {
            return caller.organisation().value();
        }

        String key() {
            return caller.organisation() + " " + caller.source().id();
        }
    }
}
