package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.ReadReplies;

/** The staff's door to what patients of a visit wrote. Signed-in staff only; what is not theirs is as good as absent (V9). */
public final class RepliesFunctions {

    private final StaffDoor door;
    private final ReadReplies readReplies;

    /** Keeps its use cases. */
    public RepliesFunctions(StaffDoor door, ReadReplies readReplies) {
        this.door = door;
        this.readReplies = readReplies;
    }

    /** What is to be read. */
    @FunctionName("visit-replies")
    public HttpResponseMessage look(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "day/visits/{visit}/replies",
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
                member -> DayFunctions.DayAct.visit(visit)
                        .flatMap(id -> page(member, id, query))
                        .map(page -> StaffPages.written(request, HttpStatus.OK, page))
                        .orElseGet(() -> StaffPages.missing(request, query)));
    }

    /** One of them is dealt with. */
    @FunctionName("settle-reply")
    public HttpResponseMessage settle(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "day/visits/{visit}/replies",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("visit") String visit,
            ExecutionContext context) {
        return StaffPages.submitted(request, context, door, (staff, form, query) -> {
            Optional<VisitId> id = DayFunctions.DayAct.visit(visit);
            boolean settled = form.field("done")
                    .flatMap(CallbackId::read)
                    .flatMap(reply ->
                            id.map(its -> readReplies.settle(staff, its, reply, StaffPages.cause(staff, context))))
                    .orElse(false);
            context.getLogger()
                    .info(() -> "reply settled=" + settled
                            + id.map(its -> " visit=" + its).orElse("")
                            + " organisation=" + staff.organisation() + " invocation="
                            + context.getInvocationId());
            return settled
                    ? StaffPages.redirect(request, "replies?" + query.text())
                    : StaffPages.missing(request, query);
        });
    }

    private Optional<PageFrame.Page> page(StaffDoor.Visitor.Member member, VisitId visit, DayQuery query) {
        Words words = Words.among(Words.staff(), query.language());
        return readReplies
                .of(member.staff(), visit)
                .map(found -> new RepliesPage(
                                words, query, visit, found.replies(), found.zone(), door.token(member.staff()))
                        .page());
    }
}
