package org.virtualvisits.functions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.feed.TellArrival;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.report.Author;

/** Tells a clinician that somebody waits: when and where, never who (V8). In English, as all mail to staff is. */
public final class ArrivalMail implements TellArrival.Letter {

    private final URI dayList;

    /**
     * Keeps where to look.
     *
     * @param base of the deployment's pages
     */
    public ArrivalMail(URI base) {
        this.dayList = base.resolve("/api/day");
    }

    @Override
    public Author.Content of(Clinic clinic, String organisation, Instant start) {
        var time = new SpokenTime(clinic.zone(), Words.among(Words.staff(), Optional.of("en")));
        String what =
                "A patient waits for your video visit at " + time.clockAt(start) + " (" + time.zoneAt(start) + ")";
        String where = "They have pressed Join and are in the Teams lobby. Clinic: " + clinic.name() + ".";
        String more = "Who they are, and who else is here, is on the day list:";
        Html page = Html.tag("html")
                .with("lang", "en")
                .holding(List.of(
                        Html.tag("head").holding(Html.tag("title").holding(what)),
                        Html.tag("body")
                                .holding(List.of(
                                        Html.tag("h1").holding(what),
                                        Html.tag("p").holding(where),
                                        Html.tag("p")
                                                .holding(Html.lines(
                                                        Html.text(more),
                                                        Html.tag("a")
                                                                .with("href", dayList.toString())
                                                                .holding(dayList.toString())))))));
        return new Author.Content(
                clinic.sender(),
                organisation,
                what,
                what + ".\n\n" + where + "\n\n" + more + "\n" + dayList + "\n",
                Html.document(page));
    }
}
