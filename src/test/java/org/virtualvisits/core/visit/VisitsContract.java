package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit.Act;
import org.virtualvisits.core.visit.Visits.AuditPage;
import org.virtualvisits.core.visit.Visits.Result;
import org.virtualvisits.core.visit.Visits.Stored;
import org.virtualvisits.core.visit.Visits.Write;

/** What every {@link Visits} must do; subclassed once per implementation. */
public abstract class VisitsContract {

    private final VisitId id = VisitExamples.id();
    private final Visit visit = VisitExamples.minimal(id);

    protected abstract Visits visits();

    @Test
    void aVisitThatWasNeverWrittenIsAbsent() {
        assertThat(visits().find(id)).isEmpty();
        assertThat(visits().read(id)).isEmpty();
        assertThat(visits().hasDelivery(id, "d")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everythingOfAVisitComesBack(Visit example) {
        visits().write(alone(example, Optional.empty()));

        assertThat(visits().find(example.id())).map(Stored::visit).contains(example);
        assertThat(visits().read(example.id())).map(Visits.Story::visit).contains(example);
    }

    static Stream<Visit> examples() {
        return Stream.of(
                        Stream.of(VisitExamples.minimal(VisitExamples.id()), VisitExamples.maximal(VisitExamples.id())),
                        VisitExamples.inEveryMeetingState(),
                        VisitExamples.inEveryStatus())
                .flatMap(stream -> stream);
    }

    @Test
    void whatAVisitNoLongerHasIsGone() {
        visits().write(alone(VisitExamples.maximal(id), Optional.empty()));

        visits().write(alone(visit, Optional.of(stored().version())));

        assertThat(stored().visit()).isEqualTo(visit);
    }

    @Test
    void everythingOfEveryNoticeComesBackInTheOrderOfIds() {
        List<Notice> notices = VisitExamples.everyNotice();

        add(notices);

        assertThat(notices())
                .containsExactlyInAnyOrderElementsOf(notices)
                .isSortedAccordingTo(
                        (one, other) -> one.id().value().compareTo(other.id().value()));
    }

    @Test
    void aHundredAndFiftyNoticesAreReadBackInTheOrderOfTheirIds() {
        List<Notice> notices =
                IntStream.rangeClosed(1, 150).mapToObj(VisitExamples::notice).toList();

        add(notices.subList(75, 150));
        visits().write(together(visit, version(), notices.subList(0, 75), List.of(), Optional.empty()));

        assertThat(notices()).isEqualTo(notices);
    }

    @ParameterizedTest
    @ValueSource(ints = {31_995, 31_999, 32_000, 32_001, 64_001, 100_000})
    void longTextComesBackWhole(int length) {
        String text = "x".repeat(length);

        visits().write(alone(VisitExamples.withText(id, text), Optional.empty()));

        assertThat(stored().visit().unread()).containsExactly(text);
    }

    @Test
    void aVisitIsAddedOnlyOnce() {
        assertThat(visits().write(alone(visit, Optional.empty()))).isInstanceOf(Result.Done.class);

        Visit other = VisitExamples.changed(visit, 9);
        assertThat(visits().write(alone(other, Optional.empty()))).isInstanceOf(Result.Conflict.class);
        assertThat(visits().write(together(other, Optional.empty(), List.of(), List.of(), Optional.of("d"))))
                .isInstanceOf(Result.Conflict.class);
        assertThat(stored().visit()).isEqualTo(visit);
        assertThat(visits().hasDelivery(id, "d")).isFalse();
    }

    @Test
    void ofTwoWritersWhoReadTheSameVersionTheSecondIsRefused() {
        visits().write(alone(visit, Optional.empty()));
        Optional<String> version = version();

        assertThat(visits().write(alone(VisitExamples.changed(visit, 1), version)))
                .isInstanceOf(Result.Done.class);
        assertThat(visits().write(alone(VisitExamples.changed(visit, 2), version)))
                .isInstanceOf(Result.Conflict.class);
        assertThat(visits().write(together(
                        VisitExamples.changed(visit, 3),
                        version,
                        List.of(VisitExamples.notice(1)),
                        List.of(),
                        Optional.empty())))
                .isInstanceOf(Result.Conflict.class);

        assertThat(stored().visit().sequence()).isEqualTo(1);
        assertThat(notices()).isEmpty();
    }

    @Test
    void ofTenWritersAtTheSameMomentOneWins() throws InterruptedException, ExecutionException {
        visits().write(alone(visit, Optional.empty()));
        Optional<String> version = version();
        List<Callable<Result>> writers = IntStream.rangeClosed(1, 10)
                .<Callable<Result>>mapToObj(number -> () -> visits().write(together(
                        VisitExamples.changed(visit, number),
                        version,
                        List.of(VisitExamples.notice(number)),
                        List.of(),
                        Optional.empty())))
                .toList();

        var results = new ArrayList<Result>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (Future<Result> result : threads.invokeAll(writers)) {
                results.add(result.get());
            }
        }

        assertThat(results).filteredOn(Result.Done.class::isInstance).hasSize(1);
        assertThat(notices())
                .extracting(Notice::sequence)
                .containsExactly(stored().visit().sequence());
    }

    @Test
    void theVersionOfAWriteIsUsableAtOnceAndOnlyOnce() {
        String version = done(alone(visit, Optional.empty()));
        for (int i = 1; i <= 3; i++) {
            Write alone = alone(VisitExamples.changed(visit, i), Optional.of(version));
            version = done(alone);
            assertThat(visits().write(alone)).isInstanceOf(Result.Conflict.class);
        }
        assertThat(stored().visit().sequence()).isEqualTo(3);
    }

    @Test
    void theVersionOfAWriteOfManyRowsIsUsableAtOnceAndOnlyOnce() {
        String version = done(together(visit, Optional.empty(), List.of(), List.of(), Optional.of("d0")));
        for (int i = 1; i <= 3; i++) {
            Write next = together(
                    VisitExamples.changed(visit, i),
                    Optional.of(version),
                    List.of(VisitExamples.notice(i)),
                    List.of(),
                    Optional.of("d" + i));
            version = done(next);
            assertThat(visits().write(alone(VisitExamples.changed(visit, 77), next.replaces())))
                    .isInstanceOf(Result.Conflict.class);
        }
        assertThat(done(alone(VisitExamples.changed(visit, 4), Optional.of(version))))
                .isNotEqualTo(version);
        assertThat(visits().write(alone(visit, Optional.of(version)))).isInstanceOf(Result.Conflict.class);
        assertThat(notices()).hasSize(3);
    }

    @Test
    void aWriteIsRefusedWholeWhenANoticeIsThereAlready() {
        add(List.of(VisitExamples.notice(1)));

        Result result = visits().write(together(
                VisitExamples.changed(visit, 5),
                version(),
                List.of(VisitExamples.notice(2), VisitExamples.notice(1)),
                List.of(),
                Optional.of("d")));

        assertThat(result).isInstanceOf(Result.Conflict.class);
        assertUntouched();
    }

    @Test
    void aWriteIsRefusedWholeWhenANoticeItChangesIsAbsent() {
        add(List.of(VisitExamples.notice(1)));

        Result result = visits().write(together(
                VisitExamples.changed(visit, 5),
                version(),
                List.of(VisitExamples.notice(2)),
                List.of(VisitExamples.notice(3)),
                Optional.of("d")));

        assertThat(result).isInstanceOf(Result.Conflict.class);
        assertUntouched();
    }

    @Test
    void nothingIsWrittenOverAVisitThatIsGone() {
        String version = done(alone(VisitExamples.minimal(VisitExamples.id()), Optional.empty()));

        assertThat(visits().write(alone(visit, Optional.of(version)))).isInstanceOf(Result.Conflict.class);
        assertThat(visits().write(together(visit, Optional.of(version), List.of(), List.of(), Optional.of("d"))))
                .isInstanceOf(Result.Conflict.class);
        assertThat(visits().find(id)).isEmpty();
    }

    @Test
    void aDeliveryIsKnownOnceItIsWrittenAndForItsVisitOnly() {
        String odd = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W/?#%\\' é";
        done(together(visit, Optional.empty(), List.of(), List.of(), Optional.of(odd)));

        assertThat(visits().hasDelivery(id, odd)).isTrue();
        assertThat(visits().hasDelivery(id, odd + " ")).isFalse();
        assertThat(visits().hasDelivery(VisitExamples.id(), odd)).isFalse();
        assertThat(notices()).isEmpty();
    }

    @Test
    void aDeliveryThatIsKnownAlreadyIsAConflict() {
        done(together(visit, Optional.empty(), List.of(), List.of(), Optional.of("d")));

        Result again = visits().write(together(
                VisitExamples.changed(visit, 5),
                version(),
                List.of(VisitExamples.notice(1)),
                List.of(),
                Optional.of("d")));

        assertThat(again).isInstanceOf(Result.Conflict.class);
        assertThat(visits().hasDelivery(id, "d")).isTrue();
        assertThat(stored().visit().sequence()).isZero();
        assertThat(notices()).isEmpty();
    }

    @Test
    void changedNoticesReplaceTheOldOnes() {
        add(List.of(VisitExamples.notice(1), VisitExamples.notice(2)));
        Notice sent = VisitExamples.notice(2).in(new Notice.State.Sent(Instant.EPOCH, "x"));

        done(together(visit, version(), List.of(), List.of(sent), Optional.empty()));

        assertThat(notices()).containsExactly(VisitExamples.notice(1), sent);
    }

    @Test
    void aNoticeIsPutWithoutTouchingTheVisitsVersion() {
        add(List.of(VisitExamples.notice(1)));
        Optional<String> version = version();
        Notice failed = VisitExamples.everyNotice().stream()
                .filter(notice -> notice.state() instanceof Notice.State.Failed)
                .findFirst()
                .orElseThrow();
        Notice claimed = VisitExamples.notice(1).in(failed.state());

        visits().put(id, claimed, List.of());
        visits().put(id, VisitExamples.notice(1).claimed(Instant.EPOCH), List.of());

        assertThat(notices()).containsExactly(VisitExamples.notice(1).claimed(Instant.EPOCH));
        assertThat(visits().write(alone(visit, version))).isInstanceOf(Result.Done.class);
    }

    @Test
    void aNoticeThatIsNotThereCannotBePut() {
        done(alone(visit, Optional.empty()));

        assertThatThrownBy(() -> visits().put(id, VisitExamples.notice(1), List.of()))
                .isInstanceOf(RuntimeException.class);
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {98, 99})
    void aWriteHoldsAHundredRowsAndNoMore(int notices) {
        List<Notice> added = IntStream.rangeClosed(1, notices)
                .mapToObj(VisitExamples::notice)
                .toList();
        Write write = together(visit, Optional.empty(), added, List.of(), Optional.of("d"));

        if (notices + 2 <= 100) {
            assertThat(visits().write(write)).isInstanceOf(Result.Done.class);
            assertThat(notices()).hasSize(notices);
        } else {
            assertThatThrownBy(() -> visits().write(write)).isInstanceOf(IllegalArgumentException.class);
            assertThat(visits().find(id)).isEmpty();
        }
    }

    @Test
    void whatWasDoneIsToldInItsOrderAndPageByPage() {
        done(told(Optional.empty(), at(1, Act.APPOINTMENT_APPLIED)));
        done(told(version(), at(2, Act.MEETING_CREATED), at(2, Act.NOTICE_PLANNED), at(2, Act.ATTENTION_RAISED)));
        done(told(version(), at(12, Act.MEETING_REMOVED)));

        AuditPage first = visits().audit(id, Optional.empty(), 3);
        AuditPage second = visits().audit(id, first.next(), 3);

        assertThat(Stream.of(first, second).flatMap(page -> page.rows().stream()))
                .containsExactly(
                        at(1, Act.APPOINTMENT_APPLIED),
                        at(2, Act.MEETING_CREATED),
                        at(2, Act.NOTICE_PLANNED),
                        at(2, Act.ATTENTION_RAISED),
                        at(12, Act.MEETING_REMOVED));
        assertThat(second.next()).isEmpty();
        assertThat(visits().audit(id, Optional.empty(), 5).next()).isEmpty();
        assertThat(visits().audit(VisitExamples.id(), Optional.empty(), 5).rows())
                .isEmpty();
    }

    @Test
    void everythingOfAnAuditRowComesBackAndNoStoryHoldsIt() {
        var about = new Audit(
                Instant.parse("2030-01-07T09:00:00.123456789Z"),
                VisitExamples.cause(),
                Act.NOTICE_SENT,
                Optional.of("000001-sms"),
                7);

        done(told(Optional.empty(), about));

        assertThat(visits().audit(id, Optional.empty(), 5).rows()).containsExactly(about);
        assertThat(notices()).isEmpty();
    }

    @Test
    void aRefusedWriteTellsNothing() {
        done(told(Optional.empty(), at(1, Act.APPOINTMENT_APPLIED)));

        visits().write(told(Optional.empty(), at(2, Act.APPOINTMENT_APPLIED)));

        assertThat(visits().audit(id, Optional.empty(), 5).rows()).containsExactly(at(1, Act.APPOINTMENT_APPLIED));
    }

    @Test
    void whatIsPutIsToldWithIt() {
        add(List.of(VisitExamples.notice(1)));

        visits().put(id, VisitExamples.notice(1).claimed(Instant.EPOCH), List.of(at(3, Act.NOTICE_SENT)));

        assertThat(notices()).containsExactly(VisitExamples.notice(1).claimed(Instant.EPOCH));
        assertThat(visits().audit(id, Optional.empty(), 5).rows()).containsExactly(at(3, Act.NOTICE_SENT));
    }

    @Test
    void whatIsNotedAgainWithinTheHourIsToldOnce() {
        done(alone(visit, Optional.empty()));
        Duration hour = Duration.ofHours(1);

        assertThat(visits().note(id, at(600, Act.LINK_OPENED), "k", hour)).isTrue();
        assertThat(visits().note(id, at(3_599, Act.LINK_OPENED), "k", hour)).isTrue();
        visits().note(id, at(3_600, Act.LINK_OPENED), "k", hour);
        visits().note(id, at(3_700, Act.LINK_OPENED), "l", hour);

        assertThat(visits().audit(id, Optional.empty(), 5).rows())
                .containsExactly(at(600, Act.LINK_OPENED), at(3_600, Act.LINK_OPENED), at(3_700, Act.LINK_OPENED));
    }

    @Test
    void aPageGoesOnOnlyWhereOneEnded() {
        assertThatThrownBy(() -> visits().audit(id, Optional.of("x' or PartitionKey ne '"), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Audit at(int second, Act act) {
        return Audit.of(Instant.ofEpochSecond(second), VisitExamples.cause(), act);
    }

    private Write told(Optional<String> replaces, Audit... rows) {
        return new Write(visit, replaces, List.of(), List.of(), Optional.empty(), List.of(rows));
    }

    private void add(List<Notice> notices) {
        done(together(visit, Optional.empty(), notices, List.of(), Optional.empty()));
    }

    private void assertUntouched() {
        assertThat(stored().visit()).isEqualTo(visit);
        assertThat(notices()).containsExactly(VisitExamples.notice(1));
        assertThat(visits().hasDelivery(id, "d")).isFalse();
    }

    private String done(Write write) {
        Result result = visits().write(write);
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).version();
    }

    private Stored stored() {
        return visits().find(id).orElseThrow();
    }

    private Optional<String> version() {
        return Optional.of(stored().version());
    }

    private List<Notice> notices() {
        return visits().read(id).orElseThrow().notices();
    }

    private static Write alone(Visit visit, Optional<String> replaces) {
        return together(visit, replaces, List.of(), List.of(), Optional.empty());
    }

    private static Write together(
            Visit visit,
            Optional<String> replaces,
            List<Notice> added,
            List<Notice> changed,
            Optional<String> delivery) {
        return new Write(visit, replaces, added, changed, delivery, List.of());
    }
}
