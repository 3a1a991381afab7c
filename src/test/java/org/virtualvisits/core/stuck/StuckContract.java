package org.virtualvisits.core.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.stuck.Stuck.Filter;
import org.virtualvisits.core.stuck.StuckItem.Work;
import org.virtualvisits.core.visit.VisitExamples;

/** What every {@link Stuck} must do; subclassed once per implementation, each test on an empty list. */
public abstract class StuckContract {

    private static final Instant NOW = Instant.parse("2030-01-07T09:00:00Z");
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final OrganisationId SOUTH = new OrganisationId("south");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private final VisitId visit = VisitExamples.id();

    protected abstract Stuck stuck();

    @Test
    void everythingOfAnItemComesBackWhateverItsWork() {
        var items = List.of(
                item(NORTH, new Work.Reconcile("a|b/#?"), StuckItem.POISON).after(Optional.of("java.io.IOException")),
                item(NORTH, new Work.Send(new NoticeId("000001-sms-p1")), "NOTICE_FAILED"),
                item(NORTH, new Work.Mend("ACCESS_POLICY_MISSING"), "ACCESS_POLICY_MISSING"));
        items.forEach(stuck()::put);

        assertThat(stuck().of(NORTH, visit)).containsExactlyInAnyOrderElementsOf(items);
        assertThat(items).allSatisfy(item -> assertThat(stuck().find(item.id())).contains(item));
        assertThat(stuck().of(SOUTH, visit)).isEmpty();
        assertThat(stuck().of(NORTH, VisitExamples.id())).isEmpty();
    }

    @Test
    void whatIsStuckAlreadyKeepsItsAgeUntilItIsTakenOff() {
        StuckItem old = item(NORTH, new Work.Reconcile("c"), StuckItem.UNSETTLED);
        StuckItem again = StuckItem.of(NORTH, visit, old.work(), StuckItem.UNSETTLED, NOW.plusSeconds(60));
        stuck().put(old);
        stuck().put(again);
        assertThat(stuck().find(old.id())).contains(old);

        stuck().remove(old.id());
        stuck().remove(old.id());
        assertThat(stuck().find(old.id())).isEmpty();

        stuck().put(again);
        assertThat(stuck().find(old.id())).contains(again);
    }

    @Test
    void whatIsDismissedIsNotListedAndStaysDismissedWhenItIsPutAgain() {
        StuckItem item = item(NORTH, new Work.Mend("NO_PATIENT"), "NO_PATIENT");
        stuck().put(item);
        stuck().dismiss(item.id(), NOW);
        stuck().put(item);

        assertThat(stuck().page(ALL, Optional.empty(), 10).items()).isEmpty();
        assertThat(stuck().find(item.id()).flatMap(StuckItem::dismissed)).contains(NOW);
    }

    @Test
    void dismissingWhatIsGoneBringsNothingBack() {
        StuckItem item = item(NORTH, new Work.Mend("NO_PATIENT"), "NO_PATIENT");

        stuck().dismiss(item.id(), NOW);

        assertThat(stuck().find(item.id())).isEmpty();
    }

    @Test
    void aFilterKeepsToOrganisationReasonAndAge() {
        StuckItem one = item(NORTH, new Work.Reconcile("a"), "POISON");
        StuckItem other = StuckItem.of(SOUTH, visit, new Work.Mend("BAD_PHONE"), "BAD_PHONE", NOW.plusSeconds(10));
        stuck().put(one);
        stuck().put(other);

        assertThat(only(new Filter(Optional.of(NORTH), Optional.empty(), Optional.empty())))
                .containsExactly(one);
        assertThat(only(new Filter(Optional.empty(), Optional.of("BAD_PHONE"), Optional.empty())))
                .containsExactly(other);
        assertThat(only(new Filter(Optional.empty(), Optional.empty(), Optional.of(NOW))))
                .containsExactly(one);
        assertThat(only(new Filter(Optional.of(NORTH), Optional.of("BAD_PHONE"), Optional.empty())))
                .isEmpty();
        assertThat(only(ALL)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void pagesTogetherHaveEverythingOnce() {
        List<StuckItem> items = IntStream.range(0, 25)
                .mapToObj(i -> StuckItem.of(
                        i % 3 == 0 ? NORTH : SOUTH, VisitExamples.id(), new Work.Reconcile("k" + i), "POISON", NOW))
                .toList();
        items.forEach(stuck()::put);

        var seen = new ArrayList<StuckItem>();
        Optional<String> after = Optional.empty();
        do {
            Stuck.Page page = stuck().page(ALL, after, 7);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(7);
            seen.addAll(page.items());
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).hasSize(25).containsExactlyInAnyOrderElementsOf(items);
        assertThat(seen.stream().map(item -> item.id().toString()).toList())
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void aPageGoesOnOnlyWhereOneEnded() {
        assertThatThrownBy(() -> stuck().page(ALL, Optional.of("x' or PartitionKey ne '"), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<StuckItem> only(Filter filter) {
        return stuck().page(filter, Optional.empty(), 10).items();
    }

    private StuckItem item(OrganisationId organisation, Work work, String reason) {
        return StuckItem.of(organisation, visit, work, reason, NOW);
    }
}
