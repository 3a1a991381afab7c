package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.AzureException;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.template.OwnTemplatesContract;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.sandbox.MovableClock;

final class TableOwnTemplatesTest extends OwnTemplatesContract {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final MovableClock clock = new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final TableClient table = FreshTables.table("Templates");
    private final OwnTemplates templates = new TableOwnTemplates(table, clock, LONGEST);

    @Override
    protected OwnTemplates templates() {
        return templates;
    }

    @Test
    void anotherInstancesWriteIsSeenAfterAMinuteAndNothingIsReadUntilThen() {
        var asked = new ArrayList<String>();
        var other = new TableOwnTemplates(FreshTables.watched(table, asked::add), clock, LONGEST);
        other.words(NORTH);
        templates.put(NORTH, Scope.ORGANISATION, Style.PLAIN);

        clock.set(Instant.EPOCH.plus(LONGEST).minusMillis(1));
        assertThat(other.words(NORTH).styles()).isEmpty();
        assertThat(asked).hasSize(1);

        clock.set(Instant.EPOCH.plus(LONGEST));
        assertThat(other.words(NORTH).styles()).isEqualTo(Map.of(Scope.ORGANISATION, Style.PLAIN));
    }

    /** What cannot be read is not taken for nothing: the shipped words in place of a clinic's own would be wrong words. */
    @Test
    void whatIsOutOfReachIsThrownEvenIfItWasReadBefore() {
        templates.words(NORTH);
        clock.set(Instant.EPOCH.plus(LONGEST));
        table.deleteTable();

        assertThatThrownBy(() -> templates.words(NORTH)).isInstanceOf(AzureException.class);
        assertThatThrownBy(() -> templates.version(NORTH, maximal(slot()).slot(), 1))
                .isInstanceOf(AzureException.class);
    }

    @Test
    void oldVersionsAreNotReadToWriteAMessage() {
        var range = table.listEntities(
                new ListEntitiesOptions()
                        .setFilter("PartitionKey eq 'north' and RowKey ge 'own|' and RowKey lt 'style|}'"),
                null,
                Context.NONE);
        templates.write(NORTH, maximal(slot()), Optional.empty(), Optional.of(new OwnTemplate.Version(1, "x", BEA)));

        assertThat(range.stream().map(row -> row.getRowKey().split("\\|")[0])).containsExactly("own");
    }

    private static Slot slot() {
        return new Slot(specific(), new TemplateName("en", Notice.Kind.CONFIRMATION, Templates.Part.SMS));
    }
}
