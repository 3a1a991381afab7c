package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Places;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Traces} in the visit's own partition of the table Visits, in rows that nobody else writes. Thread-safe. */
public final class TableTraces implements Traces {

    private static final String PLACES = "trace|places";
    private static final String ARRIVED = "trace|arrived|";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableTraces(TableServiceClient service) {
        this(service.getTableClient(Tables.VISITS));
    }

    TableTraces(TableClient table) {
        this.table = table;
    }

    @Override
    public Trace of(VisitId visit) {
        String filter = "PartitionKey eq '%s' and RowKey ge 'trace|' and RowKey lt 'trace}'".formatted(visit);
        var arrived = new HashMap<String, Instant>();
        Places places = Places.NONE;
        Optional<String> version = Optional.empty();
        for (TableEntity entity : table.listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE)) {
            var row = new RowReader(entity);
            if (entity.getRowKey().equals(PLACES)) {
                places = places(row);
                version = Optional.of(entity.getETag());
            } else {
                arrived.put(Keys.decode(entity.getRowKey().substring(ARRIVED.length())), row.instant("at"));
            }
        }
        return new Trace(arrived, places, version);
    }

    @Override
    public boolean arrive(VisitId visit, String patient, Instant at) {
        TableEntity row =
                new RowWriter(visit.value(), arrived(patient)).text("at", at).row();
        return Failures.unlessConflict(() -> table.createEntityWithResponse(row, null, Context.NONE))
                .isPresent();
    }

    /** The key of the row that says when a patient arrived. */
    static String arrived(String patient) {
        return ARRIVED + Keys.encode(patient);
    }

    @Override
    public Optional<String> remember(VisitId visit, Places places, Optional<String> over) {
        TableEntity row = new RowWriter(visit.value(), PLACES)
                .json("days", Json.array(places.days(), TableTraces::encode))
                .json("months", Json.array(places.months(), TableTraces::encode))
                .json("addresses", Json.sorted(places.addresses()))
                .text("placesMark", places.mark())
                .row();
        return Conditional.write(table, row, over);
    }

    private static Places places(RowReader row) {
        return new Places(
                Set.copyOf(Json.list(row.json("days"), TableTraces::day)),
                Set.copyOf(Json.list(row.json("months"), TableTraces::month)),
                Json.set(row.json("addresses")),
                row.text("placesMark"));
    }

    private static JsonNode encode(Day day) {
        ObjectNode node = Json.object().put("organisation", day.organisation().value());
        Json.put(node, "date", day.date().map(LocalDate::toString));
        return node;
    }

    private static Day day(JsonNode node) {
        return new Day(
                new OrganisationId(Json.text(node, "organisation")),
                Json.maybe(node, "date").map(LocalDate::parse));
    }

    private static JsonNode encode(Month month) {
        return Json.object()
                .put("organisation", month.organisation().value())
                .put("clinician", month.clinician())
                .put("month", month.month().toString());
    }

    private static Month month(JsonNode node) {
        return new Month(
                new OrganisationId(Json.text(node, "organisation")),
                Json.text(node, "clinician"),
                YearMonth.parse(Json.text(node, "month")));
    }
}
