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
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.feed.KeepFeed;
import org.virtualvisits.core.feed.ReadFeed;
import org.virtualvisits.core.feed.Staff;
import org.virtualvisits.core.kernel.Digest;

/** A clinician's calendar feed: what calendars read, and the page where its link is made, changed and taken away. */
public final class FeedFunctions {

    /** As links are made; nothing else is worth looking up. The ending is for calendars that go by it. */
    private static final Pattern FILE = Pattern.compile("([0-9A-Za-z]{22,128})(\\.ics)?");

    private final StaffDoor door;
    private final KeepFeed keepFeed;
    private final ReadFeed readFeed;

    /** Keeps its use cases. */
    public FeedFunctions(StaffDoor door, KeepFeed keepFeed, ReadFeed readFeed) {
        this.door = door;
        this.keepFeed = keepFeed;
        this.readFeed = readFeed;
    }

    /** The calendar, for whoever has the link: 304 for what they have already, 404 for a link that is none. */
    @FunctionName("calendar-feed")
    public HttpResponseMessage read(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.HEAD},
                            route = "feeds/{file}",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("file") String file,
            ExecutionContext context) {
        try {
            Matcher name = FILE.matcher(file);
            return (name.matches() ? readFeed.read(name.group(1)) : Optional.<String>empty())
                    .map(calendar -> calendar(request, calendar))
                    .orElseGet(() -> closed(request, HttpStatus.NOT_FOUND).build());
        } catch (RuntimeException failure) {
            context.getLogger()
                    .log(
                            Level.SEVERE,
                            () -> "failed exception=" + failure.getClass().getName() + " function="
                                    + context.getFunctionName() + " invocation=" + context.getInvocationId());
            return closed(request, HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "600")
                    .build();
        }
    }

    /** The page about one's feed, or, for administrators, about anybody's. */
    @FunctionName("feed-page")
    public HttpResponseMessage look(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "day/feed",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        DayQuery query = DayQuery.of(name -> StaffPages.query(request, name));
        return StaffPages.answered(
                request, context, door, query, member -> page(request, query, member.staff(), FeedPage.News.NONE));
    }

    /** Makes, replaces or takes away a link; a new one is on the answering page, and never shown again. */
    @FunctionName("feed-act")
    public HttpResponseMessage act(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "day/feed",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return StaffPages.submitted(request, context, door, (staff, form, query) -> {
            Optional<String> clinician = FeedPage.whose(staff, query).filter(its -> isKnown(staff, its));
            if (clinician.isEmpty()) {
                return StaffPages.missing(request, query);
            }
            boolean make = form.field("act").filter("make"::equals).isPresent();
            context.getLogger()
                    .info(() -> "feed act=" + (make ? "make" : "revoke") + " organisation=" + staff.organisation()
                            + " invocation=" + context.getInvocationId());
            return page(request, query, staff, make ? made(staff, clinician.get()) : revoked(staff, clinician.get()));
        });
    }

    private FeedPage.News made(Staff staff, String clinician) {
        return keepFeed.make(staff.organisation(), clinician)
                .<FeedPage.News>map(made -> new FeedPage.News.Made(made.link()))
                .orElse(FeedPage.News.NONE);
    }

    private FeedPage.News revoked(Staff staff, String clinician) {
        keepFeed.revoke(staff.organisation(), clinician);
        return new FeedPage.News.Revoked();
    }

    private HttpResponseMessage page(HttpRequestMessage<?> request, DayQuery query, Staff staff, FeedPage.News news) {
        Optional<String> whose = FeedPage.whose(staff, query);
        if (whose.filter(its -> !isKnown(staff, its)).isPresent()) {
            return StaffPages.missing(request, query);
        }
        var page = new FeedPage(
                Words.among(Words.staff(), query.language()),
                query,
                staff,
                whose,
                whose.flatMap(its -> keepFeed.of(staff.organisation(), its)),
                door.token(staff),
                news);
        return StaffPages.written(request, HttpStatus.OK, page.page());
    }

    private boolean isKnown(Staff staff, String clinician) {
        return keepFeed.isKnown(staff.organisation(), clinician);
    }

    private static HttpResponseMessage calendar(HttpRequestMessage<?> request, String calendar) {
        String tag = "\"" + Digest.of(26, calendar) + "\"";
        boolean has = StaffDoor.header(request, "if-none-match")
                .filter(header -> has(header, tag))
                .isPresent();
        HttpResponseMessage.Builder response = closed(request, has ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .header("Cache-Control", "private, no-cache")
                .header("ETag", tag);
        if (!has) {
            response.header("Content-Type", "text/calendar; charset=utf-8");
        }
        return has || request.getHttpMethod() == HttpMethod.HEAD
                ? response.build()
                : response.body(calendar).build();
    }

    /** RFC 9110 13.1.2: a list, or anything, compared weakly. */
    private static boolean has(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    private static HttpResponseMessage.Builder closed(HttpRequestMessage<?> request, HttpStatus status) {
        return PageHeaders.onAll(request.createResponseBuilder(status))
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
