package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.LocalDate;
import java.util.Optional;
import org.virtualvisits.core.credential.Round;

/** The day's work of the credential watch, as a row; also its heartbeat. */
final class RoundRow {

    private RoundRow() {}

    static TableEntity encode(String partition, String key, Round round) {
        return new RowWriter(partition, key)
                .text("listed", round.listed())
                .text("finished", round.finished())
                .text("holder", round.holder())
                .text("until", round.until())
                .number("credentials", round.credentials())
                .number("sent", round.sent())
                .text("beat", round.beat())
                .text("outcome", round.outcome())
                .text("trouble", round.trouble())
                .row();
    }

    static Round decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Round(
                row.maybe("listed").map(LocalDate::parse),
                row.maybe("finished").map(LocalDate::parse),
                row.maybe("holder"),
                row.maybeInstant("until"),
                row.number("credentials"),
                row.number("sent"),
                row.maybeInstant("beat"),
                row.text("outcome"),
                row.maybe("trouble"),
                Optional.of(entity.getETag()));
    }

    static Round versioned(Round round, String version) {
        return new Round(
                round.listed(),
                round.finished(),
                round.holder(),
                round.until(),
                round.credentials(),
                round.sent(),
                round.beat(),
                round.outcome(),
                round.trouble(),
                Optional.of(version));
    }
}
