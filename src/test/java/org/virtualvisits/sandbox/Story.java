package org.virtualvisits.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;

/** One example appointment from booking to cancellation, played on the running product and checked at each step. */
final class Story {

    private static final String ID = "example-1";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/join/[0-9A-Za-z]{22}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalWorld world;
    private final ExampleEhr ehr;
    private final Consumer<String> out;
    private final List<String> failures = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Story(LocalWorld world, ExampleEhr ehr, Consumer<String> out) {
        this.world = world;
        this.ehr = ehr;
        this.out = out;
    }

    /** Plays it; what did not work comes back, and the world's clock shows the real time again. */
    List<String> play() {
        Instant first = soon();
        Instant second = first.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(90));

        chapter("1. The EHR books an appointment for " + first);
        accepted(ehr.book(ID, first, "en"));
        await("a live meeting, a text and a mail", () -> meetings() == 1 && messages() == 2);
        String link = tell(Message.all(world));
        page(link, "too early", "It is too early to join");

        chapter("2. The EHR moves it to " + second);
        accepted(ehr.move(ID, second));
        await("the meeting at its new time, a text and a mail", () -> movedTo(second) && messages() == 4);
        String movedLink = tell(Message.all(world).subList(2, 4));
        check("the join link is the same after the move", link.equals(movedLink));
        check("the meeting is the same after the move", world.graph().meetings().size() == 1);

        chapter("3. Ten minutes before the visit the patient follows the link");
        world.clock().set(second.minus(Duration.ofMinutes(10)));
        page(link, "open", "You can join now");
        button(link);

        chapter("4. The EHR cancels it");
        accepted(ehr.cancel(ID));
        await("no meeting, a text and a mail", () -> meetings() == 0 && messages() == 6);
        tell(Message.all(world).subList(4, 6));
        page(link, "cancelled", "not going ahead");
        world.clock().reset();
        return failures;
    }

    /** A quarter past nine in London, ten days ahead. */
    private Instant soon() {
        return ZonedDateTime.ofInstant(world.clock().instant(), ZoneId.of("Europe/London"))
                .plusDays(10)
                .withHour(9)
                .withMinute(15)
                .withSecond(0)
                .withNano(0)
                .toInstant();
    }

    private void chapter(String title) {
        out.accept("");
        out.accept(title);
    }

    private void accepted(HttpResponse<String> answer) {
        out.accept("   webhook answered " + answer.statusCode() + ", "
                + answer.headers().firstValue("x-visit-outcome").orElse("no outcome") + ", "
                + answer.headers().firstValue("location").orElse("no location"));
        check("the webhook is accepted", answer.statusCode() == 204);
    }

    private long meetings() {
        return world.graph().meetings().stream()
                .filter(meeting -> !meeting.deleted())
                .count();
    }

    private int messages() {
        return Message.all(world).size();
    }

    private boolean movedTo(Instant start) {
        return world.graph().meetings().stream().map(SimulatedMeeting::start).anyMatch(start::equals);
    }

    /** Shows messages, and returns the link of the text. */
    private String tell(List<Message> messages) {
        world.graph()
                .meetings()
                .forEach(meeting -> out.accept("   Teams   " + meeting.subject() + ", " + meeting.start() + " to "
                        + meeting.end() + (meeting.deleted() ? ", deleted" : "")));
        Optional<String> link = Optional.empty();
        for (Message message : messages) {
            if (message.channel().equals("sms")) {
                out.accept("   SMS     to " + message.to() + ": " + message.body());
                link = find(message.body());
            } else {
                out.accept("   Mail    to " + message.to() + ": " + message.subject());
                message.ics()
                        .ifPresentOrElse(
                                ics -> out.accept("   Invite  " + lines(ics, "METHOD", "SEQUENCE", "UID", "DTSTART")),
                                () -> check("the mail carries an invite", false));
            }
        }
        link.ifPresent(url -> out.accept("   Link    " + url));
        return link.orElse("");
    }

    private static Optional<String> find(String text) {
        Matcher matcher = LINK.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String lines(String ics, String... names) {
        return String.join(
                "  ",
                ics.lines()
                        .filter(line -> List.of(names).stream().anyMatch(line::startsWith))
                        .filter(line -> !line.startsWith("DTSTART:19") && !line.startsWith("DTSTART:20"))
                        .toList());
    }

    private void page(String link, String state, String word) {
        HttpResponse<String> page = ask(HttpRequest.newBuilder(URI.create(link)).GET());
        out.accept("   Page    " + page.statusCode() + ", " + state);
        check("the page says " + word, page.body().contains(word));
    }

    private void button(String link) {
        HttpResponse<String> answer =
                ask(HttpRequest.newBuilder(URI.create(link)).POST(HttpRequest.BodyPublishers.noBody()));
        String target = answer.headers().firstValue("location").orElse("nowhere");
        out.accept("   Button  " + answer.statusCode() + " to " + target.replaceAll("(.{60}).*", "$1…"));
        check("the button leads to Teams by browser", target.startsWith("https://visit.teams.microsoft.com/"));
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void await(String what, Supplier<Boolean> done) {
        long start = System.nanoTime();
        while (!done.get() && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        check("there is " + what, done.get());
        out.accept("   after " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms: " + what);
    }

    private void check(String claim, boolean holds) {
        if (!holds) {
            failures.add(claim);
            out.accept("   FAILED  " + claim);
        }
    }
}
