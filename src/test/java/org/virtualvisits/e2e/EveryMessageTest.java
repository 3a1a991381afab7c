package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.messaging.SentText;
import org.virtualvisits.sandbox.node.Mails;

/**
 * Each message there is, to patients with a phone alone and with mail alone, in both languages: what a mail program makes of it,
 * how it looks, and where each of its links leads at the moment it comes.
 */
final class EveryMessageTest {

    private static final Path PICTURES = Path.of("target/screenshots/messages");

    private final LocalWorld world = RunningWorld.inMemory();
    private final Reader reader = new Reader(PICTURES);
    private final ExampleEhr ehr = new ExampleEhr(world.baseUrl(), world.clock()::instant);
    private final Stage stage = Stage.in(world);
    private final Instant first = stage.inDays(12);
    private final Instant start = first.plus(Duration.ofHours(26));
    private final List<Person> people = Stream.of("en", "cy")
            .flatMap(language -> Stream.of(new Person(language, true), new Person(language, false)))
            .toList();

    @AfterEach
    void end() {
        reader.close();
        world.close();
    }

    @Test
    void everyLinkOfEveryMessageOpensThePageItShouldAtThatMoment() {
        startingIsTold();
        told("confirmation", "early.title", person -> person.send(1, "booked", first, "telehealth"));
        told("amendment", "early.title", person -> person.send(2, "booked", start, "telehealth"));
        for (Duration ahead : List.of(Duration.ofDays(5), Duration.ofDays(1), Duration.ofHours(1))) {
            told(
                    "reminder",
                    "early.title",
                    person -> world.clock().set(start.minus(ahead).plusSeconds(61)));
        }
        told("starting", "open.title", person -> world.clock().set(start.minus(Duration.ofMinutes(9))));
        people.forEach(person -> reader.join(person.link(), person.language()));
        told("late", "open.title", Person::isKeptWaiting);
        world.clock().set(start.plus(Duration.ofHours(1)));
        told("missed", "", person -> person.send(3, "noshow", start, "telehealth"));
        people.forEach(person ->
                reader.follow(person.named("after-missed"), person.link(), "expired.title", person.language()));
    }

    @Test
    void aLinkThatNoLongerCountsSaysSoAndTheMessageThatEndsItHasNone() {
        told("confirmation", "early.title", person -> person.send(1, "booked", first, "telehealth"));
        told("cancellation", "", person -> person.send(2, "cancelled", first, "telehealth"));
        people.forEach(person ->
                reader.follow(person.named("after-cancelled"), person.link(), "cancelled.title", person.language()));
        told("confirmation", "early.title", person -> person.send(3, "booked", first, "telehealth"));
        told("in-person", "", person -> person.send(4, "booked", first, "clinic"));
        people.forEach(person ->
                reader.follow(person.named("after-in-person"), person.link(), "person.title", person.language()));
    }

    /** Something happens to everybody; then each has exactly one message more, and its links are followed. */
    private void told(String kind, String opens, Consumer<Person> happens) {
        List<Integer> before = people.stream().map(Person::messages).toList();
        people.forEach(happens);
        world.host().timersDue();
        stage.await(kind, () -> {
            world.host().timersDue();
            return people.stream().allMatch(person -> person.messages() > before.get(people.indexOf(person)));
        });
        stage.awaitQuiet();
        for (Person person : people) {
            assertThat(person.messages())
                    .as("%s to %s", kind, person)
                    .isEqualTo(before.get(people.indexOf(person)) + 1);
            person.reads(kind, opens);
        }
    }

    private void startingIsTold() {
        String configuration = LocalWorld.resource("organisation.json")
                .replaceFirst("\"reminders\":", "\"startingNotice\": \"PT10M\", \"reminders\":");
        assertThat(ehr.administer("PUT", "configuration", configuration).statusCode())
                .isLessThan(300);
    }

    /** A patient who is written to in one way, in one language. */
    private final class Person {

        private final String language;
        private final boolean hasPhone;
        private final Stage own = Stage.in(world);
        private String link = "";

        Person(String language, boolean hasPhone) {
            this.language = language;
            this.hasPhone = hasPhone;
        }

        String language() {
            return language;
        }

        String link() {
            return link;
        }

        String named(String what) {
            return language + "-" + what + (hasPhone ? "-text" : "-mail");
        }

        void send(int version, String status, Instant at, String type) {
            ObjectNode body = (ObjectNode) Stage.json(own.ehr()
                    .body(
                            own.appointment(),
                            new ExampleEhr.Sent(version, status, at, language, own.phone(), own.email()))
                    .replace("\"telehealth\"", "\"" + type + "\""));
            ObjectNode patient = (ObjectNode) body.at("/contained/0");
            patient.withArray("telecom").remove(hasPhone ? 1 : 0);
            HttpResponse<String> answer = ehr.put("/api/fhir/Appointment/" + own.appointment(), body.toString());
            assertThat(answer.statusCode()).isEqualTo(204);
        }

        void isKeptWaiting() {
            String id = world.visits().stream()
                    .filter(shown -> shown.visit().appointmentId().equals(own.appointment()))
                    .map(shown -> shown.visit().id().value())
                    .findFirst()
                    .orElseThrow();
            HttpResponse<String> answer =
                    ehr.exchange(HttpRequest.newBuilder(world.baseUrl().resolve("/api/visits/" + id + "/late"))
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"minutes\":15}")));
            assertThat(answer.statusCode()).isEqualTo(204);
        }

        int messages() {
            return texts().size() + mails().size();
        }

        void reads(String kind, String opens) {
            String name = named(kind);
            List<String> links = hasPhone ? textLinks() : mailLinks(name);
            if (opens.isEmpty()) {
                assertThat(links).as(name).isEmpty();
                return;
            }
            assertThat(links).as(name).hasSize(1);
            if (!link.isEmpty()) {
                assertThat(links).as(name).containsExactly(link);
            }
            link = links.getFirst();
            reader.follow(name, link, opens, language);
        }

        private List<String> textLinks() {
            assertThat(mails()).isEmpty();
            return Reader.links(texts().getLast().body());
        }

        private List<String> mailLinks(String name) {
            assertThat(texts()).isEmpty();
            Mails.Mail mail =
                    Mails.parse(Optional.ofNullable(mails().getLast().mime()).orElseThrow());
            assertThat(mail)
                    .returns(List.of(own.email()), Mails.Mail::to)
                    .returns(List.of(), Mails.Mail::others)
                    .returns(language, Mails.Mail::language)
                    .returns(mails().getLast().subject(), Mails.Mail::subject);
            assertThat(Reader.links(mail.html())).isEqualTo(Reader.links(mail.text()));
            mail.parts().forEach(part -> {
                assertThat(part.type()).isEqualTo("text/calendar");
                assertThat(part.content()).contains("METHOD:" + part.method()).containsOnlyOnce("END:VCALENDAR");
            });
            reader.open(name, mail);
            var links = new ArrayList<>(Reader.links(mail.text()));
            mail.parts().stream()
                    .map(part -> part.content().replaceAll("\r?\n ", "").replace("\\n", "\n"))
                    .flatMap(text -> Reader.links(text).stream())
                    .filter(found -> !links.contains(found))
                    .forEach(links::add);
            return links;
        }

        private List<SentText> texts() {
            return world.carrier().messages().stream()
                    .filter(text -> text.to().equals(own.phone()))
                    .toList();
        }

        private List<SentMail> mails() {
            return world.graph().sentMail().stream()
                    .filter(mail -> mail.to().contains(own.email()))
                    .toList();
        }

        @Override
        public String toString() {
            return own.appointment() + " " + named("all");
        }
    }
}
