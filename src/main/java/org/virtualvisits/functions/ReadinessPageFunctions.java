package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import org.virtualvisits.core.feed.Staff;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.ShowReadiness;
import org.virtualvisits.core.readiness.StartReadiness;
import org.virtualvisits.core.readiness.Subject;

/** The staff's page of who can hold visits, for local administrators alone. */
public final class ReadinessPageFunctions {

    private final StaffDoor door;
    private final Organisations organisations;
    private final StartReadiness start;
    private final ShowReadiness show;
    private final Fixes fixes;

    /** Keeps its use cases. */
    public ReadinessPageFunctions(
            StaffDoor door, Organisations organisations, StartReadiness start, ShowReadiness show, Fixes fixes) {
        this.door = door;
        this.organisations = organisations;
        this.start = start;
        this.show = show;
        this.fixes = fixes;
    }

    /** What was found, and what mends it; first of what is not ready, or of everything. */
    @FunctionName("readiness-page")
    public HttpResponseMessage look(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "day/readiness",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        DayQuery query = DayQuery.of(name -> StaffPages.query(request, name));
        return StaffPages.answered(request, context, door, query, member -> page(request, query, member.staff()));
    }

    /** The button: looks again at everything. */
    @FunctionName("readiness-act")
    public HttpResponseMessage act(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "day/readiness",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return StaffPages.submitted(request, context, door, (staff, form, query) -> {
            if (!staff.administers()) {
                return StaffPages.missing(request, query);
            }
            String done =
                    start.one(staff.organisation()) instanceof StartReadiness.Outcome.Begun ? "begun" : "under-way";
            context.getLogger()
                    .info(() -> "readiness act=" + done + " organisation=" + staff.organisation() + " invocation="
                            + context.getInvocationId());
            return StaffPages.redirect(request, "readiness?" + query.text() + "done=" + done);
        });
    }

    private HttpResponseMessage page(HttpRequestMessage<?> request, DayQuery query, Staff staff) {
        Optional<Organisation> organisation = organisations.find(staff.organisation());
        if (!staff.administers() || organisation.isEmpty()) {
            return StaffPages.missing(request, query);
        }
        boolean all = StaffPages.query(request, "show").filter("all"::equals).isPresent();
        Optional<String> after = StaffPages.query(request, "after")
                .filter(key -> Subject.read(key).isPresent());
        var page = new ReadinessPage(
                Words.among(Words.staff(), query.language()),
                query,
                organisation.get(),
                show.run(staff.organisation()),
                show.page(staff.organisation(), !all, after),
                all,
                door.token(staff),
                StaffPages.query(request, "done"),
                fixes);
        return StaffPages.written(request, HttpStatus.OK, page.page());
    }
}
