package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.OrganisationsContract;

final class TableOrganisationsTest extends OrganisationsContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-07T09:00:00Z"));
    private final TableClient table = FreshTables.table("Organisations");
    private final TableClient index = FreshTables.table("Callers");
    private final Callers callers = new Callers(index);
    private final Organisations organisations = instance();
    private final Organisations another = instance();

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Test
    void anotherInstanceSeesAWriteAfterAMinuteAndNotBefore() {
        assertThat(another.find(NORTH)).isPresent();
        organisations.put(NORTH, "New Name", Set.of());

        now.updateAndGet(then -> then.plus(MINUTE).minusNanos(1));
        assertThat(another.find(NORTH)).map(Organisation::name).contains("North Trust");

        now.updateAndGet(then -> then.plusNanos(1));
        assertThat(another.find(NORTH)).map(Organisation::name).contains("New Name");
    }

    @Test
    void aNewTokenWorksOnAnotherInstanceAtOnceAndALostOneStopsThereAtOnce() {
        organisations.put(NORTH, source(EHR, OLD));
        assertThat(another.ofToken(OLD)).contains(EHR);

        organisations.put(NORTH, source(EHR, NEW));

        assertThat(another.ofToken(NEW)).contains(EHR);
        assertThat(another.ofToken(OLD)).isEmpty();
    }

    @Test
    void afterACrashBeforeTheSourceIsWrittenItsNewTokensDoNotWork() {
        organisations.put(NORTH, source(EHR, OLD));

        callers.claim(List.of(Callers.token(NEW)), new Callers.Owner(NORTH, EHR));

        assertThat(organisations.ofToken(NEW)).isEmpty();
        assertThat(organisations.put(NORTH, source(EHR, OLD, NEW))).isTrue();
        assertThat(organisations.ofToken(NEW)).contains(EHR);
    }

    @Test
    void afterACrashThatDroppedATokenTheRetryTakesNobodyElsesTokenAway() {
        organisations.put(NORTH, source(EHR, OLD));
        callers.drop(List.of(Callers.token(OLD)), new Callers.Owner(NORTH, EHR));
        SourceId other = new SourceId("other");
        organisations.put(SOUTH, source(other, OLD));

        organisations.put(NORTH, source(EHR, NEW));
        organisations.removeSource(NORTH, EHR);

        assertThat(organisations.ofToken(OLD)).contains(other);
    }

    @Test
    void aTokenWhoseSourceIdHasPassedToAnotherOrganisationOpensNothing() {
        organisations.put(NORTH, source(EHR, OLD));
        callers.drop(List.of(Callers.source(EHR)), new Callers.Owner(NORTH, EHR));
        organisations.put(SOUTH, source(EHR, NEW));

        assertThat(another.ofToken(OLD)).isEmpty();
        assertThat(another.ofToken(NEW)).contains(EHR);
        assertThat(another.ofSource(EHR)).contains(SOUTH);
    }

    @Test
    void rowsOfAKindThatThisReleaseDoesNotKnowAreLeftAlone() {
        table.createEntity(
                new RowWriter(NORTH.value(), "template|en").text("text", "x").row());

        assertThat(organisations.find(NORTH)).isPresent();
    }

    private Organisations instance() {
        return new TableOrganisations(table, index, ticking(), MINUTE);
    }

    private Clock ticking() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
