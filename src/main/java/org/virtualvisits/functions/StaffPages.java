package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import org.virtualvisits.core.feed.Staff;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;

/** How the staff's doors answer, come what may: with a page that says what to do next. */
final class StaffPages {

    private StaffPages() {}

    /** Lets staff in, and tells everybody else why not. */
    static HttpResponseMessage answered(
            HttpRequestMessage<Optional<String>> request,
            ExecutionContext context,
            StaffDoor door,
            DayQuery query,
            Function<StaffDoor.Visitor.Member, HttpResponseMessage> handler) {
        try {
            return switch (door.visitor(request, query.organisation())) {
                case StaffDoor.Visitor.Member member -> handler.apply(member);
                case StaffDoor.Visitor.Nobody(var canSignIn) -> signIn(request, query, canSignIn);
                case StaffDoor.Visitor.Stranger() ->
                    plain(request, query, HttpStatus.FORBIDDEN, "stranger.title", List.of("stranger.what"));
                case StaffDoor.Visitor.Elsewhere() -> missing(request, query);
            };
        } catch (RuntimeException failure) {
            // The class alone: a message could quote what the storage holds of a patient (V8).
            context.getLogger()
                    .log(
                            Level.SEVERE,
                            () -> "failed exception=" + failure.getClass().getName() + " function="
                                    + context.getFunctionName() + " invocation=" + context.getInvocationId());
            return plain(
                    request,
                    query,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "staff.trouble.title",
                    List.of("staff.trouble.what"));
        }
    }

    /** The same for a form of ours, sent by one of our own pages to a member it was made for. */
    static HttpResponseMessage submitted(
            HttpRequestMessage<Optional<String>> request,
            ExecutionContext context,
            StaffDoor door,
            Submission handler) {
        FormBody form = FormBody.of(request.getBody());
        DayQuery query = DayQuery.of(form::field);
        return answered(
                request,
                context,
                door,
                query,
                member -> door.isOurs(request, member.staff(), form)
                        ? handler.answer(member.staff(), form, query)
                        : refused(request, query));
    }

    /** What is done with a form. */
    @FunctionalInterface
    interface Submission {

        HttpResponseMessage answer(Staff staff, FormBody form, DayQuery query);
    }

    /** A page that can tell whether its reader has it already. */
    static HttpResponseMessage fresh(
            HttpRequestMessage<?> request, PageFrame.Page page, Optional<PageStyle> script, String tag) {
        String quoted = "\"" + tag + "\"";
        boolean has = StaffDoor.header(request, "if-none-match")
                .filter(quoted::equals)
                .isPresent();
        HttpStatus status = has ? HttpStatus.NOT_MODIFIED : HttpStatus.OK;
        HttpResponseMessage.Builder response = PageHeaders.onStaffPage(
                        request.createResponseBuilder(status), page.language(), PageStyle.STAFF, script)
                .header("ETag", quoted);
        return has ? response.build() : response.body(page.html()).build();
    }

    static HttpResponseMessage redirect(HttpRequestMessage<?> request, String target) {
        return PageHeaders.onAll(request.createResponseBuilder(HttpStatus.SEE_OTHER))
                .header("Location", target)
                .build();
    }

    /** What is not theirs is as good as absent (V9). */
    static HttpResponseMessage missing(HttpRequestMessage<?> request, DayQuery query) {
        return plain(request, query, HttpStatus.NOT_FOUND, "missing.title", List.of("missing.what"));
    }

    /** A form that one of our own pages did not send, or sent too long ago. */
    static HttpResponseMessage refused(HttpRequestMessage<?> request, DayQuery query) {
        return plain(request, query, HttpStatus.FORBIDDEN, "refused.title", List.of("refused.what"));
    }

    static HttpResponseMessage written(HttpRequestMessage<?> request, HttpStatus status, PageFrame.Page page) {
        return PageHeaders.onStaffPage(
                        request.createResponseBuilder(status), page.language(), PageStyle.STAFF, Optional.empty())
                .body(page.html())
                .build();
    }

    /** Who it was, by Entra's id of them, which is no name. */
    static Cause cause(Staff staff, ExecutionContext context) {
        String id = staff.objectId().toLowerCase(Locale.ROOT);
        boolean plain = id.matches("[a-z0-9][a-z0-9-]{0,63}");
        return Cause.ofPerson(plain ? id : Digest.of(26, id), Correlation.of(context));
    }

    static Optional<String> query(HttpRequestMessage<?> request, String name) {
        return Optional.ofNullable(request.getQueryParameters().get(name)).filter(value -> !value.isBlank());
    }

    /** Around a page of the staff's. */
    static PageFrame frame(Words words, DayQuery query, String heading) {
        return new PageFrame(
                words, Words.staff(), heading, PageStyle.STAFF, query.textWithoutLanguage(), Optional.empty());
    }

    private static HttpResponseMessage signIn(HttpRequestMessage<?> request, DayQuery query, boolean can) {
        Words words = Words.among(Words.staff(), query.language());
        List<Html> content = can
                ? List.of(Html.tag("p")
                        .holding(Html.tag("a")
                                .with("class", "go")
                                .with("href", "/.auth/login/aad?post_login_redirect_uri=%2Fapi%2Fday")
                                .holding(words.say("signin.go"))))
                : List.of(Html.tag("p").holding(words.say("signin.off")));
        return written(
                request,
                HttpStatus.UNAUTHORIZED,
                frame(words, query, words.say("staff.heading")).around("signin.title", content));
    }

    private static HttpResponseMessage plain(
            HttpRequestMessage<?> request, DayQuery query, HttpStatus status, String title, List<String> paragraphs) {
        Words words = Words.among(Words.staff(), query.language());
        var content = new ArrayList<Html>();
        paragraphs.forEach(key -> content.add(Html.tag("p").holding(words.say(key))));
        // Whole, because these pages stand at every depth.
        content.add(Html.tag("p")
                .with("class", "again")
                .holding(Html.tag("a").with("href", "/api/day").holding(words.say("feed.back"))));
        return written(
                request, status, frame(words, query, words.say("staff.heading")).around(title, content));
    }
}
