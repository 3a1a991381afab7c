package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.feed.ActOnVisit;
import org.virtualvisits.core.feed.ShowDay;
import org.virtualvisits.core.feed.Staff;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.visit.TellLateness;

/** The staff's door: a day's visits, the way into each, and what can be done about them. Signed-in staff only. */
public final class DayFunctions {

    private final StaffDoor door;
    private final ShowDay showDay;
    private final ActOnVisit act;

    /** Keeps its use cases. */
    public DayFunctions(StaffDoor door, ShowDay showDay, ActOnVisit act) {
        this.door = door;
        this.showDay = showDay;
        this.act = act;
    }

    /** The list as it is now; 304 for a page that asks again and has it already. */
    @FunctionName("day-list")
    public HttpResponseMessage look(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET},
                            route = "day",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        DayQuery query = DayQuery.of(name -> StaffPages.query(request, name));
        return StaffPages.answered(
                request,
                context,
                door,
                query,
                staff -> list(request, query, staff.staff(), staff.known().size() > 1));
    }

    /** A button of the list; then the list again, with what came of it. */
    @FunctionName("day-act")
    public HttpResponseMessage act(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "day",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return StaffPages.submitted(request, context, door, (staff, form, query) -> {
            Optional<DayAct> wanted = form.field("act").flatMap(DayAct::of);
            ActOnVisit.Outcome outcome = wanted.map(its -> done(staff, its, StaffPages.cause(staff, context)))
                    .orElse(ActOnVisit.Outcome.UNKNOWN);
            String words = "outcome=" + word(outcome)
                    + wanted.map(its -> " visit=" + its.visit()).orElse("") + " organisation="
                    + staff.organisation();
            context.getLogger().info(() -> words + " invocation=" + context.getInvocationId());
            return StaffPages.redirect(request, "day?" + query.text() + "done=" + word(outcome));
        });
    }

    /** One click into the meeting. */
    @FunctionName("day-join")
    public HttpResponseMessage join(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "day/visits/{visit}/join",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("visit") String visit,
            ExecutionContext context) {
        DayQuery query = DayQuery.of(name -> StaffPages.query(request, name));
        return StaffPages.answered(
                request,
                context,
                door,
                query,
                member -> DayAct.visit(visit)
                        // A link in a calendar names no organisation: whichever of theirs has the visit.
                        .flatMap(id -> member.known().stream()
                                .flatMap(staff -> act.join(staff, id).stream())
                                .findFirst())
                        .map(teams -> StaffPages.redirect(request, teams.toASCIIString()))
                        .orElseGet(() -> StaffPages.missing(request, query)));
    }

    private HttpResponseMessage list(HttpRequestMessage<?> request, DayQuery query, Staff staff, boolean several) {
        Optional<ShowDay.Page> page = showDay.show(staff, query.wish());
        if (page.isEmpty()) {
            return StaffPages.missing(request, query);
        }
        Optional<String> done = StaffPages.query(request, "done").filter(word -> word.matches("[a-z-]{1,30}"));
        DayPage written = new DayPage(
                Words.among(Words.staff(), query.language()),
                query,
                staff,
                page.get(),
                door.token(staff),
                done,
                several);
        return StaffPages.fresh(request, written.page(), Optional.of(PageStyle.FRESHENER), written.tag());
    }

    private ActOnVisit.Outcome done(Staff staff, DayAct wanted, Cause cause) {
        return switch (wanted.kind()) {
            case RESEND -> act.resend(staff, wanted.visit(), wanted.patient(), Channel.of(wanted.how()), cause);
            case CANCEL -> act.cancelLink(staff, wanted.visit(), wanted.patient(), Channel.of(wanted.how()), cause);
            case COMES -> act.comes(staff, wanted.visit(), wanted.patient(), cause);
            case LATE -> act.late(staff, wanted.visit(), Duration.ofMinutes(Integer.parseInt(wanted.how())), cause);
        };
    }

    private static String word(ActOnVisit.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a button stands for: {@code resend sms <visit> <patient's key>}, {@code comes - <visit> <patient's key>},
     * or {@code late 20 <visit> -}.
     *
     * @param how a channel's word, or how many minutes, or {@link #ANYHOW}
     */
    record DayAct(Kind kind, String how, VisitId visit, String patient) {

        /** There is only one way. */
        static final String ANYHOW = "-";

        private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,2}");

        enum Kind {
            RESEND,
            CANCEL,
            COMES,
            LATE
        }

        /**
         * Checks that the words go together.
         *
         * @throws IllegalArgumentException if they do not
         */
        DayAct {
            boolean fits = switch (kind) {
                case RESEND, CANCEL -> Channel.of(how).word().equals(how);
                case COMES -> how.equals(ANYHOW);
                case LATE -> isLateness(how);
            };
            if (!fits) {
                throw new IllegalArgumentException("no act");
            }
        }

        private static boolean isLateness(String how) {
            return MINUTES.matcher(how).matches()
                    && TellLateness.LEAST.toMinutes() <= Integer.parseInt(how)
                    && Integer.parseInt(how) <= TellLateness.MOST.toMinutes();
        }

        static Optional<DayAct> of(String text) {
            String[] parts = text.split(" ", 4);
            if (parts.length != 4 || parts[3].length() > 40) {
                return Optional.empty();
            }
            try {
                return Optional.of(new DayAct(
                        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], new VisitId(parts[2]), parts[3]));
            } catch (IllegalArgumentException notOne) {
                return Optional.empty();
            }
        }

        static Optional<VisitId> visit(String text) {
            try {
                return Optional.of(new VisitId(text));
            } catch (IllegalArgumentException notOne) {
                return Optional.empty();
            }
        }

        String value() {
            return kind.name().toLowerCase(Locale.ROOT) + " " + how + " " + visit + " " + patient;
        }
    }
}
